-- Requests as they stand now, with every request of the same applications. ids: null for all.
select
    r.application_id, r.program, a.version, r.status, a.district_name, coalesce(a.state, '') as state, r.qualified,
    r.match_cents, r.funded_cents, a.leaid, coalesce(c.state, '') as commitment
from program_request r
join application a using (application_id)
left join commitment_in_force c using (application_id, program)
where %(ids)s::text[] is null or r.application_id = any(%(ids)s)
order by r.application_id, r.program

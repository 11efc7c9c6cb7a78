-- The rows of the queue: of the latest cycle, and what earlier cycles left undecided, as in the publication. What is
-- hidden from this reviewer is left out.
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
left join look l on l.application_id = a.application_id and l.reviewer = %(reviewer)s
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
cross join lateral (
    -- Whoever applies anew after a refusal or a withdrawal waits for somebody to decide again.
    select r.status in ('assessed', 'in_review')
               or (r.status in ('declined', 'withdrawn')
                   and exists (select 1 from decision h
                               where h.application_id = r.application_id and h.program = r.program
                                 and h.state = 'applied' and h.version < a.version)) as is_undecided
) as u
cross join lateral (
    -- Counselors and principals follow what is decided of the high-school programs; nobody decides on their row.
    select r.program <> 'counselors' as is_request,
           r.program <> 'counselors' and u.is_undecided and d.choice is null as is_open,
           r.program <> 'counselors'
               and (d.choice is not null or (not u.is_undecided and
                    r.status in ('accepted', 'waitlisted', 'declined', 'withdrawn')))
               as is_decided
) as w
where (r.cycle = %(cycle)s or r.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn'))
  and not a.application_id = any(%(hidden_applications)s)

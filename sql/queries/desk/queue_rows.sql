-- The rows of the queue: of the latest cycle, and what earlier cycles left undecided, as in the publication. What is
-- hidden from this reviewer is left out.
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
left join look l on l.application_id = a.application_id and l.reviewer = %(reviewer)s
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
cross join lateral (
    -- Counselors and principals follow what is decided of the high-school programs; nobody decides on their row.
    select r.program <> 'counselors' as is_request,
           r.program <> 'counselors' and r.status in ('assessed', 'in_review') and d.choice is null as is_open,
           r.program <> 'counselors'
               and (d.choice is not null or r.status in ('accepted', 'waitlisted', 'declined', 'withdrawn'))
               as is_decided
) as w
where (r.cycle = %(cycle)s or r.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn'))
  and not a.application_id = any(%(hidden_applications)s)

-- What this reviewer should take next: own before unassigned, first in the queue, what was skipped last.
select r.application_id
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
where r.cycle = %(cycle)s
  and r.status in ('assessed', 'in_review') and d.choice is null
  and (s.reviewer is null or s.reviewer = %(reviewer)s)
  and not a.application_id = any(%(hidden_applications)s)
  and r.application_id <> %(after)s
order by not r.application_id = any(%(skipped)s) desc, (s.reviewer is not null) desc, r.position
limit 1

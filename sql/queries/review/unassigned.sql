-- Applications with something to decide and no reviewer, in the order of the queue.
select r.application_id, a.state, array_agg(r.program order by r.position) as programs
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
where s.reviewer is null and r.status in ('assessed', 'in_review') and r.program <> 'counselors'
group by r.application_id, a.state
order by min(r.cycle), min(r.position)

-- How many applications with something left to decide each reviewer has.
select s.reviewer, count(distinct r.application_id) as n
from assignment s
join program_request r using (application_id)
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
where r.status in ('assessed', 'in_review') and r.program <> 'counselors' and d.choice is null
group by s.reviewer

select q.rank, a.district_name, a.state, q.program, q.window_name, q.priority_at, q.qualified, q.teachers,
       q.match_cents
from program_request q
join application a using (application_id)
where q.cycle = %(cycle)s and q.rank is not null
order by q.rank
limit 10

select q.window_name, count(distinct q.application_id) as applications, count(*) as requests,
       count(*) filter (where q.qualified = 'yes') as qualified,
       count(*) filter (where q.qualified = 'conditional') as conditional,
       count(*) filter (where q.qualified = 'no') as not_qualified
from program_request q
join application a using (application_id)
where q.cycle = %(cycle)s and q.program <> 'counselors' and a.received_at <= %(as_of)s
group by q.window_name
order by q.window_name

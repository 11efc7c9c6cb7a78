select r.rank, r.application_id, r.program, r.window_name, r.priority_at, r.score_explanation, a.district_name, a.state
from program_request r
join application a using (application_id)
where r.cycle = %(cycle)s and r.rank = %(rank)s

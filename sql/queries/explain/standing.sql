-- What decides a request's place, for two applications or for the request one place higher.
select q.application_id, q.program, q.rank, q.window_name, q.priority_at, q.score_micro, a.first_sha256, a.content
from program_request q join application a using (application_id)
where q.program <> 'counselors'
  and ((%(application)s::text is not null and q.application_id = %(application)s)
       or (q.cycle = %(cycle)s and q.rank = %(rank)s))
order by q.position

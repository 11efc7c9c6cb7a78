select q.*, q.window_name as "window" from program_request q
where application_id = %(application)s
order by position

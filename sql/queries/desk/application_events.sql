select program, status, previous, at, cause, actor from status_event
where application_id = %(application_id)s
order by event_id

with wanted as (
    select * from unnest(%(application_ids)s::text[], %(programs)s::text[], %(statuses)s::text[])
        as w (application_id, program, status)
), before as (
    select r.application_id, r.program, r.status from program_request r join wanted w using (application_id, program)
), changed as (
    update program_request r set status = w.status
    from wanted w
    where r.application_id = w.application_id and r.program = w.program and r.status <> w.status
    returning r.application_id, r.program, r.status
)
insert into status_event (application_id, program, status, previous, at, cause, actor)
select c.application_id, c.program, c.status, b.status, %(now)s, 'decided', %(actor)s
from changed c join before b using (application_id, program)
order by c.application_id, c.program

with wanted as (
    select * from unnest(%(application_ids)s::text[], %(statuses)s::text[]) as w (application_id, status)
), before as (
    select a.application_id, a.status from application a join wanted w using (application_id)
), changed as (
    update application a set status = w.status
    from wanted w where a.application_id = w.application_id and a.status <> w.status
    returning a.application_id, a.status
)
insert into status_event (application_id, program, status, previous, at, cause, actor)
select c.application_id, null, c.status, b.status, %(now)s, 'decided', %(actor)s
from changed c join before b using (application_id)
order by c.application_id

select status, count(*) as applications
from (
    select distinct on (e.application_id) e.application_id, e.status
    from status_event e
    join application a using (application_id)
    where a.cycle = %(cycle)s and e.program is null and e.at <= %(as_of)s
    order by e.application_id, e.event_id desc
) as latest
group by status
order by status

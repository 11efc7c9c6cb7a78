-- Answers that were judged since the last publication; the newest where they are too many to look at each time.
select application_id, answers
from (
    select application_id, answers, assessed_at
    from application
    -- An interest form is no application: what it leaves open is no fault.
    where answers is not null and status <> 'interested' and (%(since)s::timestamptz is null or assessed_at >= %(since)s)
    order by assessed_at desc, application_id
    limit %(most)s
) as newest
order by application_id

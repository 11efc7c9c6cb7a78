-- Applications of a closed cycle whose people are kept longer than the policy says. An application that reached us
-- later than its cycle closed (old mail, taken in late) is kept as long from that day on.
select application_id, answers, problems
from application a
where a.cycle = %(cycle)s and a.people_dropped_at is null
  and not exists (
      select 1 from application_version v join message m using (message_sha256)
      where v.application_id = a.application_id and m.landed_at >= %(kept_since)s)
order by application_id

-- Their messages, and those of the time of the cycle that became no application.
select m.message_sha256, r.envelope, r.documents, r.answers, r.problems, r.figures
from message m
left join reading r using (message_sha256)
left join application_version v using (message_sha256)
where m.people_dropped_at is null and m.place is not null and m.landed_at < %(kept_since)s
  and (v.application_id = any(%(applications)s)
       or (v.application_id is null and m.received_at < %(closed_at)s))
order by m.received_at, m.message_sha256

-- Every message that was read, with the place where it ended.
select
    coalesce(nullif(m.message_id, ''), m.message_sha256) as message_id, m.received_at,
    nullif(m.sender, '') as "from", nullif(m.subject, '') as subject, m.place,
    nullif(array_to_string(m.reasons, ';'), '') as reasons, v.application_id, m.message_sha256
from message m
left join application_version v using (message_sha256)
where m.place is not null
order by m.received_at, m.message_sha256

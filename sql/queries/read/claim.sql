-- Rows that another reader holds are skipped, so two runs never read one message.
select message_sha256, received_at
from message
where place is null and (%(only)s::text[] is null or message_sha256 = any(%(only)s))
  and not message_sha256 = any(%(skipped)s)
order by received_at, message_sha256
limit %(count)s
for update skip locked

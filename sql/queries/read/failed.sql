-- Messages on which our own program failed, oldest first.
select message_sha256, sentence
from message
where place = 'quarantine' and %(reason)s = any(reasons)
order by received_at, message_sha256

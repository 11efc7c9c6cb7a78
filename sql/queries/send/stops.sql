-- The addresses of a letter that must not be written to. Who asked us to stop is answered all the same when this
-- letter answers a mail that came with the wish or after it.
select s.address, s.reason, s.detail, s.since,
       s.reason = 'unsubscribed' and exists (
           select 1 from message m where m.message_sha256 = %(message_sha256)s and m.received_at >= s.since
       ) as is_answered
from suppression s
where s.address = any(%(addresses)s)

-- What a message in a place must have.
select format('Message %s… is read, but its reading is gone.', left(m.message_sha256, 16)) as sentence
from message m left join reading r using (message_sha256)
where m.place is not null and r.message_sha256 is null
union all
select format('Message %s… was never seen in any mailbox.', left(m.message_sha256, 16))
from message m
where not exists (select 1 from sighting s where s.message_sha256 = m.message_sha256)
union all
select format('Message %s… is in quarantine without a reason.', left(m.message_sha256, 16))
from message m
where m.place = 'quarantine' and m.reasons = '{}'

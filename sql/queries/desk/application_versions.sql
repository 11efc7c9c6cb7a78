select v.*, m.sender, m.subject, m.read_at
from application_version v
join message m using (message_sha256)
where v.application_id = %(application_id)s
order by v.received_at, v.message_sha256

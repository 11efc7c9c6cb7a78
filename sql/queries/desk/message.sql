select m.*, r.envelope, r.documents, r.answers, r.problems, v.application_id, a.district_name, a.state, a.leaid, a.identity
from message m
left join reading r using (message_sha256)
left join application_version v using (message_sha256)
left join application a using (application_id)
where m.message_sha256 = %(message_sha256)s

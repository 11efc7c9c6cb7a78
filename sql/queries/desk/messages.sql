select m.message_sha256, m.received_at, m.place, m.reasons, m.sender, m.subject, m.sentence, v.application_id,
       a.district_name,
       (select state from letter l where l.message_sha256 = m.message_sha256 limit 1) as letter_state
from message m
left join application_version v using (message_sha256)
left join application a using (application_id)
where coalesce(m.place, 'waiting') = %(place)s and (%(reason)s = '' or %(reason)s = any(m.reasons))
order by m.received_at desc, m.message_sha256
limit %(limit)s offset %(offset)s

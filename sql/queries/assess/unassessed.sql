-- Messages with a place that no assessment has seen yet. The bell rings for all of them at once, and for the cycle
-- of an application that such a message was part of before.
select m.message_sha256, m.received_at, m.place, a.cycle as answered_cycle, b.cycle as known_cycle
from message m
left join letter l on l.letter_id = m.answers_letter_id
left join application a on a.application_id = l.application_id
left join application_version v on v.message_sha256 = m.message_sha256
left join application b on b.application_id = v.application_id
where m.place is not null and m.assessed_at is null
order by m.received_at, m.message_sha256

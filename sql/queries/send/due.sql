(select letter_id as key from letter
 where state = 'waiting' and due_at <= %(now)s and next_attempt_at <= %(now)s limit 100)
union all
(select m.message_sha256 from message m
 where m.read_at is not null and m.answered_at is null
   and (m.place <> 'application' or exists (select 1 from application_version v where v.message_sha256 = m.message_sha256))
 limit 100)
union all
(select 'decision ' || decision_id from decision where state = 'applied' and answered_at is null limit 100)

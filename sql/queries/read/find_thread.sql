-- The letter of ours that a message answers: by token, by any id in its References, then by sender and open
-- question (only for what reads as a reply). The newest letter wins.
update message
set answers_letter_id = (
    select letter_id
    from letter
    where sent_at is not null
      and (token = any(%(tokens)s)
           or message_id = any(%(references)s)
           or (%(is_reply)s and lower(to_address) = lower(%(sender)s)))
    order by (token = any(%(tokens)s)) desc, (message_id = any(%(references)s)) desc, sent_at desc
    limit 1)
where message_sha256 = %(message_sha256)s

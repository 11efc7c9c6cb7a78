-- The letter of ours that a message answers: by token, by any id in its References, then by the sender's address and
-- the application that we wrote to it about, as recipient or in copy (only for what reads as a reply or takes an application back): one with an open
-- question before others. The newest letter wins.
update message
set answers_letter_id = (
    select letter_id
    from letter
    where sent_at is not null
      and (token = any(%(tokens)s)
           or message_id = any(%(references)s)
           or (%(is_reply)s
               and (lower(to_address) = lower(%(sender)s)
                    or exists (select 1 from unnest(cc_addresses) copy where lower(copy) = lower(%(sender)s)))))
    order by (token = any(%(tokens)s)) desc, (message_id = any(%(references)s)) desc,
             (application_id is not null) desc,
             coalesce((select asked.questions > 0 from application asked
                       where asked.application_id = letter.application_id), false) desc,
             sent_at desc
    limit 1)
where message_sha256 = %(message_sha256)s

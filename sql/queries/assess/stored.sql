-- Every read message, oldest first, with what was understood when it was read. What a person ruled stays as ruled.
select m.message_sha256, m.received_at, m.place, m.reasons, m.sentence, m.answers_letter_id, m.reader_version,
       r.envelope, r.documents, r.answers, r.sources, r.problems, r.figures
from message m join reading r using (message_sha256)
where m.place is not null and m.people_dropped_at is null and (%(only)s::text[] is null or m.message_sha256 = any(%(only)s))
  and coalesce((select l.ruling from message_ruling l where l.message_sha256 = m.message_sha256
                order by l.ruling_id desc limit 1), 'retry') = 'retry'
order by m.received_at, m.message_sha256

-- A message whose linked document we could not open is read again when its sender answers our letter about that: once
-- for each answer. What is still closed then is set aside as before, and no second letter goes out.
update message m
set place = null, reasons = '{}', read_at = null, answered_at = null
from letter l
join message answer on answer.answers_letter_id = l.letter_id
where l.kind = 'share_request' and l.message_sha256 = m.message_sha256
  and m.place = 'quarantine' and 'unreachable_link' = any(m.reasons)
  and answer.read_at > m.read_at
  and not answer.reasons && array['auto_reply', 'bounce', 'own_letter']

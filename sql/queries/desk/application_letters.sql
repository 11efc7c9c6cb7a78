select letter_id, kind, state, to_address, subject, body, written_at, sent_at, last_error
from letter
where application_id = %(application_id)s
order by written_at desc
limit 50

select letter_id, kind, application_id, to_address, state, written_at, sent_at, attempts, next_attempt_at,
       last_error, subject
from letter
where state in ('doubtful', 'failed', 'suppressed', 'waiting', 'sending')
order by (state in ('doubtful', 'failed')) desc, written_at desc
limit 100

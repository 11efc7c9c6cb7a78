-- The next letter that is due and that nobody else holds.
select *
from letter
where state = 'waiting' and due_at <= %(now)s and next_attempt_at <= %(now)s
order by due_at, written_at, letter_id
limit 1
for update skip locked

select program, choice, amount_cents, comment, reviewer, state, entered_at, applied_at
from decision
where application_id = %(application_id)s and state in ('pending', 'applied')
order by decision_id

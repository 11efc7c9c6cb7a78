select d.decision_id, d.application_id, d.program, d.choice, d.amount_cents, d.comment, d.entered_at, d.version,
       a.district_name, a.state, a.answers ->> 'primary_email' as written_to
from decision d
join application a using (application_id)
where d.reviewer = %(reviewer)s and d.state = 'pending'
order by d.decision_id

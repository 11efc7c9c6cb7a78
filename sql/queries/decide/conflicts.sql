-- Applications that a reviewer must not decide, as declared at the desk.
select distinct a.application_id
from conflict c join application a on a.application_id = c.application_id or a.leaid = c.leaid
where c.reviewer = %(reviewer)s and c.withdrawn_at is null

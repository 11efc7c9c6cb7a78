select a.*, s.reviewer as assigned_to, s.assigned_at
from application a
left join assignment s using (application_id)
where a.application_id = %(application_id)s

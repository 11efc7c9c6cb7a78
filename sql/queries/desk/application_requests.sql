select r.*, d.choice as pending_choice, d.reviewer as pending_by
from program_request r
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
where r.application_id = %(application_id)s
order by r.position

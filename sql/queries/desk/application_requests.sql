-- The requests of an application, each with the decision that waits and the one that holds.
select r.*, d.choice as pending_choice, d.reviewer as pending_by, h.choice as decided_choice, h.reviewer as decided_by,
       h.applied_at as decided_at, h.version as decided_version, h.comment as decided_comment
from program_request r
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
left join decision h on h.application_id = r.application_id and h.program = r.program and h.state = 'applied'
where r.application_id = %(application_id)s
order by r.position

-- What was decided or was waiting for the same requests no longer holds.
update decision d set state = 'replaced'
from unnest(%(application_ids)s::text[], %(programs)s::text[]) as w (application_id, program)
where d.application_id = w.application_id and d.program = w.program and d.state in ('pending', 'applied')

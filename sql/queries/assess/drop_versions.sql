-- Messages that are part of no application of this cycle any more.
delete from application_version v
using application a
where a.application_id = v.application_id and a.cycle = %(cycle)s and not (v.message_sha256 = any(%(messages)s))

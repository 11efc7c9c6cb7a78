insert into letter (letter_id, kind, application_id, message_sha256, occasion, token, to_address, cc_addresses,
                    facts, written_at, due_at, deadline_at, next_attempt_at)
values (%(letter_id)s, %(kind)s, %(application_id)s, %(message_sha256)s, %(occasion)s, %(token)s,
        %(to_address)s, %(cc_addresses)s, %(facts)s, %(now)s, %(due_at)s, %(deadline_at)s, %(due_at)s)
on conflict (letter_id) do nothing

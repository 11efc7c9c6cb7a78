-- That a letter went out, of which kind and when, stays; to whom and its words go.
update letter
set to_address = '', cc_addresses = '{}', facts = '{}', subject = null, body = null, last_error = null,
    state = case when state in ('waiting', 'sending') then 'cancelled' else state end
where application_id = any(%(applications)s) or message_sha256 = any(%(messages)s)

-- What decides whether a letter may go: suppression, and what already went today.
select
    exists (select 1 from suppression where address = lower(%(to_address)s)) as is_suppressed,
    (select count(*) from letter
     where lower(to_address) = lower(%(to_address)s) and state in ('sent', 'doubtful')
       and claimed_at > %(now)s - interval '1 day') as sent_to_address,
    (select count(*) from letter
     where application_id = %(application_id)s and state in ('sent', 'doubtful')
       and claimed_at > %(now)s - interval '1 day') as sent_in_thread

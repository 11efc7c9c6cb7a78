-- What decides whether a letter may go: what already went today, to its address and into its thread.
select
    (select count(*) from letter
     where lower(to_address) = lower(%(to_address)s) and state in ('sent', 'doubtful')
       and claimed_at > %(now)s - interval '1 day') as sent_to_address,
    (select count(*) from letter
     where application_id = %(application_id)s and state in ('sent', 'doubtful')
       and claimed_at > %(now)s - interval '1 day') as sent_in_thread

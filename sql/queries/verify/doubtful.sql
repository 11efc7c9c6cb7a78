-- Letters whose sending was lost sight of, the oldest first.
select letter_id, kind, application_id from letter where state = 'doubtful' order by claimed_at, letter_id

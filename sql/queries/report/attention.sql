-- What waits for a person, as it stands now.
select
    (select count(*) from application where cycle = %(cycle)s and status = 'needs_information') as needs_information,
    (select coalesce(sum(questions), 0) from application where cycle = %(cycle)s) as open_questions,
    (select count(*) from application
     where cycle = %(cycle)s and questions > 0 and received_at < %(waiting_since)s) as waiting_too_long,
    (select count(*) from withdrawal_by_mail) as withdrawing,
    (select count(*) from applied_anew) as reapplied,
    (select count(*) from message where place = 'quarantine') as quarantine,
    (select count(*) from set_aside) as not_fetched,
    (select count(*) from letter where state = 'doubtful') as doubtful_letters,
    (select count(*) from letter where state = 'failed') as failed_letters

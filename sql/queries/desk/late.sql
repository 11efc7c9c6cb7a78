-- What waits longer than it should: how many, since when. %(now)s: now; %(minutes)s: what is late;
-- %(waiting_since)s: questions unanswered since before then are late too.
select 'unread' as what, count(*) as n, min(landed_at) as since from message
where place is null and landed_at < %(now)s - make_interval(mins => %(minutes)s)
union all
select 'unjudged', count(*), min(read_at) from message
where place in ('application', 'interest_form', 'reply') and assessed_at is null
  and read_at < %(now)s - make_interval(mins => %(minutes)s)
union all
select 'unsent', count(*), min(due_at) from letter
where state in ('waiting', 'sending') and greatest(due_at, next_attempt_at) < %(now)s - make_interval(mins => %(minutes)s)
union all
select 'doubtful', count(*), min(claimed_at) from letter where state = 'doubtful'
union all
select 'failed', count(*), min(written_at) from letter where state = 'failed'
union all
select 'unanswered', count(*), min(received_at) from application
where cycle = %(cycle)s and questions > 0 and received_at < %(waiting_since)s
  and status in ('assessed', 'needs_information', 'in_review')
union all
select 'unconfirmed', count(*), min(received_at) from returned_workbook
where applied_at is null and decisions > 0 and received_at < %(now)s - interval '1 day'
union all
select 'withdrawing', count(*), min(received_at) from withdrawal_by_mail
union all
select 'reapplied', count(*), min(received_at) from applied_anew
union all
select 'unfetched', count(*), min(first_seen_at) from set_aside

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
-- Taken back by mail, as far as the application is known and nobody decided on it since.
select 'withdrawing', count(distinct m.message_sha256), min(m.received_at)
from reading r
join message m using (message_sha256)
left join letter l on l.letter_id = m.answers_letter_id
left join application_version v on v.message_sha256 = m.message_sha256
left join application a on a.application_id = coalesce(v.application_id, l.application_id)
where r.envelope ->> 'withdraws' <> ''
  and not m.reasons && array['auto_reply', 'bounce', 'own_letter', 'unrelated_document']
  and coalesce(a.status, '') not in ('withdrawn', 'declined', 'ineligible')
union all
-- A new version after a refusal or a withdrawal, and nobody has decided on it.
select 'reapplied', count(distinct a.application_id), min(a.received_at)
from decision d
join application a using (application_id)
where d.state = 'applied' and d.choice in ('decline', 'withdraw') and d.program <> 'counselors'
  and d.version < a.version
  and not exists (select 1 from decision p
                  where p.application_id = d.application_id and p.program = d.program and p.state = 'pending')
union all
select 'unfetched', count(*), min(first_seen_at) from set_aside

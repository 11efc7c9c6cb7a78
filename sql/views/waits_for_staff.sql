-- What somebody of the team has to decide because a district changed its mind.

-- Taken back by mail, as far as the application is known and nobody decided on it since.
create or replace view withdrawal_by_mail as
select distinct m.message_sha256, m.received_at, m.subject, m.sender, a.application_id, a.district_name
from reading r
join message m using (message_sha256)
left join letter l on l.letter_id = m.answers_letter_id
left join application_version v on v.message_sha256 = m.message_sha256
left join application a on a.application_id = coalesce(v.application_id, l.application_id)
where r.envelope ->> 'withdraws' <> ''
  and not m.reasons && array['auto_reply', 'bounce', 'own_letter', 'unrelated_document']
  and coalesce(a.status, '') not in ('withdrawn', 'declined', 'ineligible');

-- A new version after a refusal or a withdrawal, and nobody has decided on it.
create or replace view applied_anew as
select distinct a.application_id, a.received_at, a.district_name
from decision d
join application a using (application_id)
where d.state = 'applied' and d.choice in ('decline', 'withdraw') and d.program <> 'counselors'
  and d.version < a.version
  and not exists (select 1 from decision p
                  where p.application_id = d.application_id and p.program = d.program and p.state = 'pending');

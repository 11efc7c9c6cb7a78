-- Returned workbooks, and answers to our dry runs, that nobody has taken yet.
select
    m.message_sha256, m.place, m.received_at, r.envelope, r.documents,
    l.message_sha256 as workbook_message_sha256, l.to_address as dry_run_sent_to
from message m
join reading r using (message_sha256)
left join letter l on l.letter_id = m.answers_letter_id and l.kind = 'decisions_received'
where not exists (select 1 from decision_mail d where d.message_sha256 = m.message_sha256)
  and (m.place = 'decision_workbook' or (m.place = 'reply' and l.message_sha256 is not null))
order by m.received_at, m.message_sha256
limit 100

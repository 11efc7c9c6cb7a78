-- Everything that belongs to a cycle: what was received in it, and answers to letters about its applications.
select m.message_sha256, m.received_at, m.place, m.reasons, m.sentence, m.answers_letter_id,
       r.envelope, r.documents, r.answers, r.sources, r.problems, r.figures
from message m
join reading r using (message_sha256)
left join letter l on l.letter_id = m.answers_letter_id
left join application a on a.application_id = l.application_id
where m.place in ('application', 'interest_form', 'reply')
  and case when m.place = 'reply' and a.cycle is not null then a.cycle = %(cycle)s
           else m.received_at >= %(opens)s and m.received_at < %(closes)s end
order by m.received_at, m.message_sha256

-- Applied decisions that no letter has told of yet.
select d.decision_id, d.application_id, d.program, d.choice, d.amount_cents, d.comment,
       a.district_name, a.answers ->> 'primary_email' as primary_email,
       a.answers ->> 'primary_name' as primary_name, a.answers ->> 'superintendent_email' as superintendent_email,
       r.teachers, r.district_cents, r.explanation, r.qualified,
       (select m.sender from application_version v join message m using (message_sha256)
        where v.application_id = d.application_id and v.is_in_force order by v.received_at desc limit 1) as sender
from decision d
join application a using (application_id)
left join program_request r on r.application_id = d.application_id and r.program = d.program
where d.state = 'applied' and d.answered_at is null
order by d.application_id, d.decision_id
for update of d skip locked

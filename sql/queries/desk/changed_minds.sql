-- Districts that took an application back or applied anew, on whom nobody has decided since; the oldest first.
select 'withdraws' as what, message_sha256, application_id, district_name, coalesce(subject, '') as subject,
       coalesce(sender, '') as sender, received_at
from withdrawal_by_mail
union all
select 'applies anew', null, application_id, district_name, '', '', received_at
from applied_anew
order by received_at, application_id
limit 200

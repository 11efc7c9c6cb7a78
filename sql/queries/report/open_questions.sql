-- Applications with questions that a letter can remind of.
select application_id, district_name, status, version, answers, problems
from application
where cycle = %(cycle)s and questions > 0 and people_dropped_at is null
  and status in ('assessed', 'needs_information', 'in_review')
  -- Whoever takes the application back is not pressed for answers before a person has decided.
  and not exists (select 1 from letter about
                  join message m on m.answers_letter_id = about.letter_id
                  join reading r on r.message_sha256 = m.message_sha256
                  where about.application_id = application.application_id and r.envelope ->> 'withdraws' <> ''
                    and not m.reasons && array['unrelated_document'])
order by application_id

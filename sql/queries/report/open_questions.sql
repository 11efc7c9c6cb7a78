-- Applications with questions that a letter can remind of.
select application_id, district_name, status, version, answers, problems
from application
where cycle = %(cycle)s and questions > 0 and people_dropped_at is null
  and status in ('assessed', 'needs_information', 'in_review')
order by application_id

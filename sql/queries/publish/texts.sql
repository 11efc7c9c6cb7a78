-- What the sheets of the workbook are made of, for the applications asked for.
select application_id, district_name, state, answers
from application
where application_id = any(%(application_ids)s) and answers is not null

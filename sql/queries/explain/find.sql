-- Applications by id, LEAID, or part of the id or the district's name.
select application_id from application
where application_id = %(wanted)s
   or leaid = %(wanted)s
   or strpos(lower(application_id), lower(%(wanted)s)) > 0
   or strpos(lower(district_name), lower(%(wanted)s)) > 0
order by application_id = %(wanted)s desc, cycle desc, application_id
limit 20

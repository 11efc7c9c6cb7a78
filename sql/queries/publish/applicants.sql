-- Applicant districts for the map, each with its latest application. Names of people are no part of it.
select distinct on (a.state, a.district_name)
    a.district_name, a.state, a.city, a.status,
    (select string_agg(r.program, ';' order by r.program) from program_request r
     where r.application_id = a.application_id and r.program <> 'counselors') as programs,
    a.latitude, a.longitude, a.leaid as nces_id, 'district' as kind
from application a
where a.merged_into is null and a.state is not null and a.status <> 'superseded'
order by a.state, a.district_name, a.cycle desc, a.application_id

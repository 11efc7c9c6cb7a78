-- Applications whose district the directory is not sure of: a person rules who it is.
select application_id, district_name, state, city, identity ->> 'reason' as reason,
       jsonb_array_length(coalesce(identity -> 'candidates', '[]')) as candidates
from application
where cycle = %(cycle)s and leaid is null and status <> 'superseded'
order by district_name, application_id
limit 200

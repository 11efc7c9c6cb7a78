-- Applications whose district the directory is not sure of: a person rules who it is.
select application_id, district_name, state, city, identity ->> 'reason' as reason,
       jsonb_array_length(coalesce(identity -> 'candidates', '[]')) as candidates
from application
where leaid is null and status not in ('superseded', 'accepted', 'waitlisted', 'declined', 'withdrawn')
order by district_name, application_id
limit 200

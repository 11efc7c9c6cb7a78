-- The latest entry of each application x program as of an instant; what was withdrawn counts nothing.
with in_force as (
    select distinct on (application_id, program) *
    from commitments
    where cycle = %(cycle)s and entered_at <= %(as_of)s
    order by application_id, program, sequence desc
)
select program, state, count(*) as commitments, sum(teachers) as teachers, sum(match_amount) as match_cents,
       sum(funded_amount) as funded_cents, sum(district_amount) as district_cents
from in_force
where state <> 'withdrawn'
group by program, state
order by program, state

-- What people decided: the latest applied decision of each request, rulings about whole applications, and who has a
-- reviewer. The first row of a request or application counts.
select d.application_id, d.program, d.choice as status, d.reviewer as actor, 1 as weight
from (
    select distinct on (application_id, program) application_id, program, choice, reviewer
    from decision
    where state = 'applied'
    order by application_id, program, decision_id desc
) as d
join application a using (application_id)
where a.cycle = %(cycle)s
union all
select application_id, '' as program, ruled_status, 'a person', 0
from application
where cycle = %(cycle)s and ruled_status is not null
union all
select s.application_id, '' as program, 'in_review', s.assigned_by, 2
from assignment s
join application a using (application_id)
where a.cycle = %(cycle)s
order by application_id, program, weight

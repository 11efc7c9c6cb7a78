-- Totals of the tabs, unfiltered.
select
    count(*) as total,
    count(*) filter (where s.reviewer = %(reviewer)s) as mine,
    count(*) filter (where r.status in ('assessed', 'in_review') and d.choice is null) as open,
    count(*) filter (where s.reviewer = %(reviewer)s
                     and not (r.status in ('assessed', 'in_review') and d.choice is null)) as mine_done,
    count(*) filter (where l.looked_at is null or a.assessed_at > l.looked_at) as changed
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
left join look l on l.application_id = a.application_id and l.reviewer = %(reviewer)s
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
where (r.cycle = %(cycle)s or r.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn'))
  and not a.application_id = any(%(hidden_applications)s)

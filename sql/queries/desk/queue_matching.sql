-- The rows that the tab and the filter hold: of the latest cycle, and what earlier cycles left undecided, as in the
-- publication. What is hidden from this reviewer is left out.
from program_request r
join application a using (application_id)
left join assignment s using (application_id)
left join look l on l.application_id = a.application_id and l.reviewer = %(reviewer)s
left join decision d on d.application_id = r.application_id and d.program = r.program and d.state = 'pending'
where (r.cycle = %(cycle)s or r.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn'))
  and not a.application_id = any(%(hidden_applications)s)
  and (%(tab)s = 'all'
       or (%(tab)s = 'mine' and s.reviewer = %(reviewer)s)
       or (%(tab)s = 'open' and r.status in ('assessed', 'in_review') and d.choice is null)
       or (%(tab)s = 'changed' and (l.looked_at is null or a.assessed_at > l.looked_at)))
  and (%(program)s = '' or r.program = %(program)s)
  and (%(state)s = '' or a.state = %(state)s)
  and (%(window)s = '' or r.window_name = %(window)s)
  and (%(qualified)s = '' or r.qualified = %(qualified)s)
  and (%(status)s = '' or r.status = %(status)s)
  and (%(assigned)s = '' or coalesce(s.reviewer, 'nobody') = %(assigned)s)
  and (%(words)s = '' or a.district_name ilike '%%' || %(words)s || '%%' or r.application_id = %(words)s)

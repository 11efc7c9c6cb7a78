-- What the tab and the filter hold of them. After `queue_rows.sql`.
  and (%(tab)s = 'all'
       or (%(tab)s = 'mine' and s.reviewer = %(reviewer)s)
       or (%(tab)s = 'open' and w.is_open)
       or (%(tab)s = 'changed' and (l.looked_at is null or a.assessed_at > l.looked_at)))
  and (%(program)s = '' or r.program = %(program)s)
  and (%(state)s = '' or a.state = %(state)s)
  and (%(window)s = '' or r.window_name = %(window)s)
  and (%(qualified)s = '' or r.qualified = %(qualified)s)
  and (%(status)s = '' or r.status = %(status)s)
  and (%(assigned)s = '' or coalesce(s.reviewer, 'nobody') = %(assigned)s)
  and (%(words)s = '' or a.district_name ilike '%%' || %(words)s || '%%' or r.application_id = %(words)s)

-- Of what the filter holds, what this reviewer should take next: own before unassigned, first in the queue, what was
-- skipped last. After `queue_matching.sql`.
  and w.is_open
  and (s.reviewer is null or s.reviewer = %(reviewer)s)
  and r.application_id <> %(after)s
order by r.application_id = any(%(skipped)s), (s.reviewer is not null) desc, r.cycle, r.position
limit 1

-- Totals of the tabs, unfiltered, and how far the decisions are. Before `queue_rows.sql`.
select
    count(*) as total,
    count(*) filter (where s.reviewer = %(reviewer)s) as mine,
    count(*) filter (where w.is_open) as open,
    count(*) filter (where w.is_request) as requests,
    count(*) filter (where w.is_decided) as decided,
    count(*) filter (where w.is_request and s.reviewer = %(reviewer)s) as my_requests,
    count(*) filter (where w.is_decided and s.reviewer = %(reviewer)s) as my_decided,
    count(*) filter (where l.looked_at is null or a.assessed_at > l.looked_at) as changed

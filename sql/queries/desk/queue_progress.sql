-- How many of what the tab and the filter hold, and how many of them are decided. Before `queue_matching.sql`.
select count(*) as n, count(*) filter (where not (r.status in ('assessed', 'in_review') and d.choice is null)) as decided

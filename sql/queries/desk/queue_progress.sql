-- How many rows the tab and the filter hold, how many of them a person decides, and how many of these are decided.
-- Before `queue_rows.sql` and `queue_matching.sql`.
select count(*) as n, count(*) filter (where w.is_request) as requests, count(*) filter (where w.is_decided) as decided

-- Of these documents, those that a message still kept links to.
select distinct d ->> 'sha256' as sha256
from reading r
join message m using (message_sha256)
cross join jsonb_array_elements(r.documents) d
where m.people_dropped_at is null and d ->> 'sha256' = any(%(documents)s)

-- Addresses that are not written to, those first that speak for an open application.
select s.address, s.reason, s.detail, s.since, spoken.districts,
       (select count(*) from letter l where l.state = 'suppressed' and lower(l.to_address) = s.address) as kept_back
from suppression s
cross join lateral (
    select coalesce(array_agg(distinct a.district_name), '{}') as districts
    from application a
    where a.status not in ('accepted', 'declined', 'withdrawn', 'ineligible')
      and (lower(a.answers ->> 'primary_email') = s.address
           or exists (select 1 from letter l
                      where l.application_id = a.application_id and lower(l.to_address) = s.address))
) as spoken
order by spoken.districts = '{}', s.since desc
limit 200

-- Why messages are in a place, most first.
select reasons[1] as reason, count(*) as n
from message
where coalesce(place, 'waiting') = %(place)s
group by 1
order by 2 desc, 1

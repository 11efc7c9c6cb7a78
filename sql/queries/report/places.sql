select place, reasons[1] as reason, count(*) as messages
from message
where received_at <= %(as_of)s
group by place, reasons[1]
order by place, reasons[1]

-- The latest cycle with requests, and how many ranked requests earlier cycles left undecided.
select latest.cycle,
       (select count(r.rank) from program_request r
        where r.cycle < latest.cycle and r.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn')) as older
from (select max(cycle) as cycle from program_request) as latest

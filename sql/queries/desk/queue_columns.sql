-- One page of the queue as a reviewer sees it: the columns, over `queue_rows.sql` and `queue_matching.sql`, then
-- `queue_page.sql`.
-- A rank counts over the whole queue, what earlier cycles left undecided first.
select
    case
        when r.rank is null then null
        when r.cycle = %(cycle)s then r.rank + %(older)s
        else (select count(o.rank) from program_request o
              where o.cycle < %(cycle)s and o.status not in ('accepted', 'waitlisted', 'declined', 'withdrawn')
                and (o.cycle, o.position) <= (r.cycle, r.position))
    end as rank,
    r.cycle, r.application_id, a.district_name, a.state, r.program, r.status, r.window_name, r.priority_at,
    r.pathway, r.qualified, r.teachers, r.teachers_missing, r.match_cents, r.district_cents, r.funded_cents,
    a.questions, a.version, s.reviewer as assigned_to, d.choice as pending_choice,
    -- The row of counselors is marked with its application; to somebody who looks for the first time all is new.
    case
        when not w.is_request then ''
        when a.assessed_at > l.looked_at then 'changed'
        when l.looked_at is null and exists (select 1 from look o where o.reviewer = %(reviewer)s) then 'new to me'
        else ''
    end as is_changed

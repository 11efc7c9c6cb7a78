-- One page of the queue as a reviewer sees it: the columns, over `queue_matching.sql`, then `queue_page.sql`.
select
    r.rank, r.application_id, a.district_name, a.state, r.program, r.status, r.window_name, r.priority_at,
    r.pathway, r.qualified, r.teachers, r.teachers_missing, r.match_cents, r.district_cents, r.funded_cents,
    a.questions, a.version, s.reviewer as assigned_to, d.choice as pending_choice,
    case when l.looked_at is null then 'new to me' when a.assessed_at > l.looked_at then 'changed' else '' end
        as is_changed

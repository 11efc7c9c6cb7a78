-- A new entry for each request whose commitment changes. What is offered has the figures of now; everything else keeps
-- those of the entry before it. What is in force already makes no entry, so that applying twice adds nothing.
with wanted as (
    select * from unnest(%(application_ids)s::text[], %(programs)s::text[], %(states)s::text[], %(funded)s::bigint[])
        as w (application_id, program, state, funded_cents)
), latest as (
    select distinct on (application_id, program) *
    from ledger_entry where application_id = any(%(application_ids)s)
    order by application_id, program, sequence desc
), figures as (
    select w.application_id, w.program, a.version, r.teachers, r.rate_cents, r.rate_unit, r.cost_cents, r.pathway,
           s.payer, s.amount_cents
    from wanted w
    join application a using (application_id)
    join program_request r using (application_id, program)
    cross join lateral (values ('program', r.match_cents), ('district', r.district_cents),
                               ('uncovered', r.uncovered_cents)) as s (payer, amount_cents)
    where w.state = 'offered'
    union all
    select w.application_id, w.program, l.version, l.teachers, l.rate_cents, l.rate_unit, l.cost_cents, l.pathway,
           s.payer, s.amount_cents
    from wanted w
    join latest l using (application_id, program)
    join ledger_share s using (entry_id)
    where w.state <> 'offered'
), changed as (
    select distinct on (f.application_id, f.program) f.*, w.state, l.sequence, l.cycle, l.policy_version,
           coalesce(w.funded_cents, l.funded_cents) as funded_cents
    from figures f
    join wanted w using (application_id, program)
    join latest l using (application_id, program)
    join ledger_share s on s.entry_id = l.entry_id and s.payer = f.payer
    where w.state <> l.state or coalesce(w.funded_cents, l.funded_cents) <> l.funded_cents
       or f.amount_cents <> s.amount_cents or f.teachers <> l.teachers or f.cost_cents <> l.cost_cents
    order by f.application_id, f.program
), entered as (
    insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, rate_cents, rate_unit,
                              cost_cents, funded_cents, pathway, policy_version, cause, actor, entered_at)
    select application_id, program, sequence + 1, cycle, version, state, teachers, rate_cents, rate_unit, cost_cents,
           funded_cents, pathway, policy_version, 'decided', %(actor)s, %(now)s
    from changed
    returning entry_id, application_id, program
)
insert into ledger_share (entry_id, payer, amount_cents)
select n.entry_id, f.payer, f.amount_cents
from entered n
join figures f using (application_id, program)

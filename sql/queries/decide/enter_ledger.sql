-- A new entry for each request whose commitment changes, with the shares of the entry before it.
-- What is in force already makes no entry, so that applying twice adds nothing.
with wanted as (
    select * from unnest(%(application_ids)s::text[], %(programs)s::text[], %(states)s::text[], %(funded)s::bigint[])
        as w (application_id, program, state, funded_cents)
), latest as (
    select distinct on (application_id, program) *
    from ledger_entry where application_id = any(%(application_ids)s)
    order by application_id, program, sequence desc
), entered as (
    insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, rate_cents, rate_unit,
                              cost_cents, funded_cents, pathway, policy_version, cause, actor, entered_at)
    select l.application_id, l.program, l.sequence + 1, l.cycle, l.version, w.state, l.teachers, l.rate_cents,
           l.rate_unit, l.cost_cents, coalesce(w.funded_cents, l.funded_cents), l.pathway, l.policy_version,
           'decided', %(actor)s, %(now)s
    from wanted w join latest l using (application_id, program)
    where w.state <> l.state or coalesce(w.funded_cents, l.funded_cents) <> l.funded_cents
    returning entry_id, application_id, program, sequence
)
insert into ledger_share (entry_id, payer, amount_cents)
select n.entry_id, s.payer, s.amount_cents
from entered n
join latest l using (application_id, program)
join ledger_share s on s.entry_id = l.entry_id

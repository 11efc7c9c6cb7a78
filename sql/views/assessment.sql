-- The queue and the ledger as people and tools read them. Amounts are whole cents.

create or replace view review_queue as
select r.rank, r.application_id, a.district_name, a.state, r.program, r.status, r.window_name as "window",
       r.priority_at as priority_date, round(r.score_micro / 1000000.0, 6) as score, r.score_explanation, r.pathway,
       r.qualified, r.teachers, r.teachers_missing, r.match_cents as match_amount,
       r.district_cents as district_amount, r.funded_cents as funded_amount, a.questions, a.version, r.conditions,
       r.explanation, r.uncovered_cents as uncovered_amount, a.received_at, a.leaid, r.cycle, r.position
from program_request r join application a using (application_id);

create or replace view commitments as
select e.entry_id, e.application_id, e.program, e.state, e.teachers, p.amount_cents as match_amount,
       d.amount_cents as district_amount, e.policy_version, e.entered_at, e.funded_cents as funded_amount,
       e.pathway, e.version, e.rate_cents as rate, e.rate_unit, e.cause, e.cycle, e.sequence, e.actor,
       e.cost_cents, u.amount_cents as uncovered_cents
from ledger_entry e
join ledger_share p on p.entry_id = e.entry_id and p.payer = 'program'
join ledger_share d on d.entry_id = e.entry_id and d.payer = 'district'
join ledger_share u on u.entry_id = e.entry_id and u.payer = 'uncovered';

-- The latest entry of each application x program.
create or replace view commitment_in_force as
select distinct on (application_id, program) *
from commitments
order by application_id, program, sequence desc;

-- Balances are counted, never stored. What was withdrawn counts nothing.
create or replace view ledger_balance as
select cycle, program, state, count(*) as commitments, sum(teachers) as teachers,
       sum(match_amount) as match_amount, sum(funded_amount) as funded_amount,
       sum(match_amount - funded_amount) as unfunded_amount, sum(district_amount) as district_amount
from commitment_in_force
group by cycle, program, state;

-- "How many teachers have we committed to fund?"
create or replace view committed as
select cycle, sum(teachers) filter (where program <> 'counselors') as teachers,
       sum(funded_amount) as funded_amount, sum(unfunded_amount) as unfunded_amount,
       sum(district_amount) as district_amount
from ledger_balance
where state <> 'withdrawn'
group by cycle;

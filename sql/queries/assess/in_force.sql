-- The latest ledger entry of each application x program of a cycle.
select application_id, program, cycle, version, state, teachers, rate as rate_cents, rate_unit, cost_cents,
       match_amount as match_cents, district_amount as district_cents, funded_amount as funded_cents, pathway,
       policy_version, cause, actor, sequence
from commitment_in_force
where cycle = %(cycle)s

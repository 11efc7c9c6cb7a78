-- Every entry of the ledger, in the order of entry.
select
    entry_id, application_id, program, state, teachers, match_amount, district_amount, policy_version, entered_at,
    funded_amount, nullif(pathway, '') as pathway, version, rate, rate_unit, cause,
    uncovered_cents as uncovered_amount, cycle
from commitments
order by entry_id

-- Entries whose shares do not make their cost, and chains with a gap; the database refuses both at COMMIT.
select format('Ledger entry %s: shares of %s cents do not make the cost of %s cents.', e.entry_id,
              coalesce(sum(s.amount_cents), 0), e.cost_cents) as sentence
from ledger_entry e left join ledger_share s using (entry_id)
group by e.entry_id
having coalesce(sum(s.amount_cents), 0) <> e.cost_cents or count(s.payer) <> 3
union all
select format('The ledger of %s, %s has %s entries, the last of them number %s.', application_id, program, count(*),
              max(sequence))
from ledger_entry
group by application_id, program
having count(*) <> max(sequence)
union all
select format('%s, %s: %s cents are allotted of a share of %s cents.', application_id, program, funded_amount,
              match_amount)
from commitments where funded_amount > match_amount

-- The decisions that hold from now on; the batch makes the same workbook count once.
insert into decision (application_id, program, version, choice, amount_cents, comment, reviewer, source, batch, state,
                      entered_at, applied_at)
select w.*, %(reviewer)s, %(source)s, %(batch)s, 'applied', %(now)s, %(now)s
from unnest(%(application_ids)s::text[], %(programs)s::text[], %(versions)s::int[], %(choices)s::text[],
            %(amounts)s::bigint[], %(comments)s::text[]) as w

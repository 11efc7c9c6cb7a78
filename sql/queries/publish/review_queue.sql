-- The queue of the latest cycle, and before it what earlier cycles left undecided, so that no request gets out of
-- sight when a cycle opens. Within one cycle the ranks are those of the assessment. Counselors and principals
-- are paid by the program alone: no district has a share in their line.
select
    case when rank is not null then count(rank) over (order by cycle, position) end as rank,
    application_id, district_name, state, program, status, "window", priority_date, score,
    nullif(score_explanation, '') as score_explanation, nullif(pathway, '') as pathway, qualified, teachers,
    teachers_missing, match_amount, case when program <> 'counselors' then district_amount end as district_amount,
    funded_amount, questions, version, nullif(conditions, '') as conditions,
    nullif(explanation, '') as explanation, uncovered_amount, received_at, leaid, cycle
from review_queue
where cycle = (select max(cycle) from program_request)
   or status not in ('accepted', 'waitlisted', 'declined', 'withdrawn')
order by cycle, position

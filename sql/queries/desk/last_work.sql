-- When each DAG's work last left a mark, and how much today (since %(day)s).
select 'receive_applications' as dag_id, max(landed_at) as last_at,
       count(*) filter (where landed_at >= %(day)s) as today, 'messages' as what from message
union all
select 'process_applications', max(read_at), count(*) filter (where read_at >= %(day)s), 'messages read' from message
union all
select 'publish_review', max(published_at), count(*) filter (where published_at >= %(day)s), 'publications'
from publication
union all
select 'record_decisions', max(applied_at), count(*) filter (where applied_at >= %(day)s), 'decisions'
from decision where state in ('applied', 'replaced')
union all
select 'send_letters', max(sent_at), count(*) filter (where sent_at >= %(day)s), 'letters' from letter
union all
select 'report_deadlines', max(written_at), count(*) filter (where written_at >= %(day)s), 'reports and reminders'
from letter where kind in ('report', 'reminder')

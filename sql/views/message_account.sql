-- received = sum of places; anything else is a fault that `verify` reports.
create or replace view message_account as
select
    count(*) as received,
    count(*) filter (where place is null) as waiting,
    count(*) filter (where place = 'application') as application,
    count(*) filter (where place = 'interest_form') as interest_form,
    count(*) filter (where place = 'decision_workbook') as decision_workbook,
    count(*) filter (where place = 'reply') as reply,
    count(*) filter (where place = 'not_an_application') as not_an_application,
    count(*) filter (where place = 'quarantine') as quarantine
from message;

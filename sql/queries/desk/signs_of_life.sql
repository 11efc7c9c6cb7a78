-- What looks after the mailbox and the documents, and when it last said so. Alerts stand among what is late, and how
-- far the decisions were carried on is a mark of that step, no sign of life.
select name, seen_at, detail from heartbeat
where name not like 'alert %' and name <> 'decisions'
order by seen_at desc, name

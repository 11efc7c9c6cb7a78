insert into change (changed_at, actor, action, subject, before, after)
select %(now)s, %(actor)s, 'decided', w.subject, w.before::jsonb, w.after::jsonb
from unnest(%(subjects)s::text[], %(before)s::text[], %(after)s::text[]) as w (subject, before, after)

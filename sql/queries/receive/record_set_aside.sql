insert into set_aside (source, source_key, sentence, first_seen_at, last_seen_at)
values (%(source)s, %(source_key)s, %(sentence)s, %(now)s, %(now)s)
on conflict (source, source_key) do update
set sentence = excluded.sentence, last_seen_at = excluded.last_seen_at, attempts = set_aside.attempts + 1

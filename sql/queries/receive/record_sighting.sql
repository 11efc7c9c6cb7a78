insert into sighting (source, source_key, message_sha256, received_at, seen_at)
values (%(source)s, %(source_key)s, %(message_sha256)s, %(received_at)s, %(now)s)
on conflict (source, source_key) do nothing

insert into message (message_sha256, received_at, size_bytes, landed_at)
values (%(message_sha256)s, %(received_at)s, %(size_bytes)s, %(now)s)
on conflict (message_sha256) do nothing

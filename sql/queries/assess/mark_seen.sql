update message set assessed_at = %(now)s where message_sha256 = any(%(seen)s)

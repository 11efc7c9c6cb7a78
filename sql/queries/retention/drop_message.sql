update message
set sender = %(sender)s, subject = null, sentence = null, people_dropped_at = %(now)s
where message_sha256 = %(message_sha256)s

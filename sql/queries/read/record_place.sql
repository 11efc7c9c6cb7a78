update message
set place = %(place)s, reasons = %(reasons)s, sentence = %(sentence)s, message_id = %(message_id)s,
    sender = %(sender)s, subject = %(subject)s, read_at = %(now)s, reader_version = %(reader_version)s,
    assessed_at = null
where message_sha256 = %(message_sha256)s

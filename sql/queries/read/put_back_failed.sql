-- What another version of the program failed on waits to be read again, and is answered anew when it was.
update message
set place = null, reasons = '{}', read_at = null, answered_at = null
where place = 'quarantine' and %(reason)s = any(reasons) and reader_version is distinct from %(reader_version)s

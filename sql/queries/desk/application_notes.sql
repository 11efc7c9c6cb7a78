select author, text, written_at from note where application_id = %(application_id)s order by note_id

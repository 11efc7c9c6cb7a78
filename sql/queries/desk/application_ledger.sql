select * from commitments where application_id = %(application_id)s order by entry_id

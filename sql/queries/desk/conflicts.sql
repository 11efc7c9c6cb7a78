select application_id, leaid from conflict where reviewer = %(reviewer)s and withdrawn_at is null

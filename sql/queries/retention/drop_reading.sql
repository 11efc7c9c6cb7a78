update reading
set envelope = %(envelope)s, documents = %(documents)s, answers = %(answers)s, sources = %(sources)s,
    problems = %(problems)s, figures = %(figures)s
where message_sha256 = %(message_sha256)s

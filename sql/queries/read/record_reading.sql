insert into reading (message_sha256, envelope, documents, answers, sources, problems, figures)
values (%(message_sha256)s, %(envelope)s, %(documents)s, %(answers)s, %(sources)s, %(problems)s, %(figures)s)
on conflict (message_sha256) do update
set envelope = excluded.envelope, documents = excluded.documents, answers = excluded.answers,
    sources = excluded.sources, problems = excluded.problems, figures = excluded.figures

-- Messages that nobody has yet decided to answer or not, with what an answer needs to know.
select
    m.message_sha256, m.received_at, m.place, m.reasons, m.sentence, m.answers_letter_id,
    r.envelope, r.documents, r.answers, r.sources, r.problems, r.figures,
    v.application_id, v.version, v.kind, v.is_assessable, v.is_in_force,
    a.district_name, a.state, a.priority_at, a.status, a.version as version_in_force,
    a.answers as answers_in_force, a.sources as sources_in_force, a.problems as problems_in_force,
    exists (select 1 from sighting s where s.message_sha256 = m.message_sha256 and s.source = 'google') as is_shared,
    (select min(q.window_name) from program_request q where q.application_id = a.application_id) as window_name
from message m
join reading r using (message_sha256)
left join application_version v using (message_sha256)
left join application a using (application_id)
where m.read_at is not null and m.answered_at is null
  and (m.place <> 'application' or v.application_id is not null)
order by m.received_at, m.message_sha256
limit 500
for update of m skip locked

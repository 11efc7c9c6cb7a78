-- Every message with the documents that it links to: the bytes of both are in the landing store, until the people of
-- the message are dropped.
select m.message_sha256, m.people_dropped_at is null as is_kept,
       coalesce((select array_agg(d ->> 'sha256') from jsonb_array_elements(r.documents) d where d ->> 'link' <> ''),
                '{}') as documents
from message m left join reading r using (message_sha256)

-- What arrived, where it ended, and what was read. Times come in as arguments: no now() anywhere.

create table message (
    message_sha256 text primary key check (message_sha256 ~ '^[0-9a-f]{64}$'),
    received_at timestamptz not null,
    size_bytes bigint not null,
    landed_at timestamptz not null,
    -- after reading:
    place text check (place in ('application', 'interest_form', 'decision_workbook', 'reply',
                                'not_an_application', 'quarantine')),
    reasons text[] not null default '{}',
    message_id text,
    sender text,
    subject text,
    sentence text,
    read_at timestamptz,
    reader_version text,
    -- the assessment that last saw this reading; null = not yet seen
    assessed_at timestamptz,
    answers_letter_id text
);
create index message_unread on message (received_at) where place is null;
create index message_unassessed on message (read_at) where place is not null and assessed_at is null;
create index message_by_message_id on message (message_id);

comment on table message is 'One row per distinct bytes. Every row ends in exactly one place.';

-- Each delivery: the same bytes may be seen twice, under two keys.
create table sighting (
    source text not null,
    source_key text not null,
    message_sha256 text not null references message,
    received_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (source, source_key)
);

-- A delivery that could not be fetched or landed; others go on.
create table set_aside (
    source text not null,
    source_key text not null,
    sentence text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    attempts integer not null default 1,
    primary key (source, source_key)
);

create table reading (
    message_sha256 text primary key references message,
    envelope jsonb not null,
    documents jsonb not null,
    answers jsonb,
    sources jsonb not null,
    problems jsonb not null,
    figures jsonb not null
);

create table heartbeat (
    name text primary key,
    seen_at timestamptz not null,
    detail text not null default ''
);

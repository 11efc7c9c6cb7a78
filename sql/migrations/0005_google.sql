-- Where the feed of changed Google documents was left, and which document a message linked to.

create table feed_position (
    name text primary key,
    position text not null,
    moved_at timestamptz not null
);

create table linked_document (
    message_sha256 text not null references message,
    document_id text not null,
    version text not null,
    document_sha256 text not null,   -- its bytes are in the landing store
    fetched_at timestamptz not null,
    primary key (message_sha256, document_id)
);

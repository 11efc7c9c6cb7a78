-- Where the feed of changed Google documents was left.

create table feed_position (
    name text primary key,
    position text not null,
    moved_at timestamptz not null
);

-- What people at the desk rule about single messages and districts. Rows are added, never changed.

alter table decision add column answered_at timestamptz;  -- when its letter was written
create index decision_unanswered on decision (application_id) where state = 'applied' and answered_at is null;

create table message_ruling (
    ruling_id bigint generated always as identity primary key,
    message_sha256 text not null references message,
    ruling text not null check (ruling in ('retry', 'not_an_application', 'corrected')),
    answers jsonb,               -- by key of the form, for `corrected`
    ruled_by text not null,
    ruled_at timestamptz not null,
    why text not null
);
create index message_ruling_by_message on message_ruling (message_sha256, ruling_id);

-- Who a district is, ruled once for all: wins over the directory from then on.
create table identity_ruling (
    ruling_id bigint generated always as identity primary key,
    district_name text not null,
    state text not null default '',
    leaid text not null check (leaid ~ '^[0-9]{7}$'),
    ruled_by text not null,
    ruled_at timestamptz not null,
    why text not null
);
create index identity_ruling_by_name on identity_ruling (lower(district_name), state);

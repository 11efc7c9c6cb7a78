-- Review: what was published, what people decided, noted and declared, and every change by a person.
-- Times and names of people come in as arguments.

create table publication (
    publication_id text primary key,
    previous_id text references publication,
    content_sha256 text not null,
    published_at timestamptz not null,
    rows jsonb not null,       -- rows by file
    summary text not null      -- what changed, in one sentence
);
comment on table publication is 'One row per published set; the set itself lies in the store of publications.';

-- A publication that the gate held back. The last good one stayed current.
create table publication_held (
    content_sha256 text primary key,
    first_held_at timestamptz not null,
    last_held_at timestamptz not null,
    sentences text[] not null,
    -- a person may let exactly this content through
    released_by text,
    released_at timestamptz,
    reason text
);

create table assignment (
    application_id text primary key,
    reviewer text not null,
    assigned_at timestamptz not null,
    assigned_by text not null
);
create index assignment_by_reviewer on assignment (reviewer);

create table note (
    note_id bigint generated always as identity primary key,
    application_id text not null,
    author text not null,
    text text not null,
    written_at timestamptz not null
);
create index note_by_application on note (application_id, written_at);

-- Beside conflicts.csv of the policy: what reviewers declare at the desk.
create table conflict (
    conflict_id bigint generated always as identity primary key,
    reviewer text not null,
    application_id text,
    leaid text,
    reason text not null,
    declared_by text not null,
    declared_at timestamptz not null,
    withdrawn_at timestamptz,
    check (num_nonnulls(application_id, leaid) >= 1)
);
create index conflict_by_reviewer on conflict (reviewer) where withdrawn_at is null;

-- What a reviewer has looked at: "changed since I last looked".
create table look (
    reviewer text not null,
    application_id text not null,
    version integer not null,
    looked_at timestamptz not null,
    primary key (reviewer, application_id)
);

create table decision (
    decision_id bigint generated always as identity primary key,
    application_id text not null,
    program text not null,
    version integer not null,          -- the version that was judged
    choice text not null check (choice in ('accept', 'waitlist', 'decline', 'withdraw')),
    amount_cents bigint check (amount_cents >= 0),   -- our share that is offered; null: what the budget allots
    comment text not null default '',
    reviewer text not null,
    source text not null check (source in ('workbook', 'desk', 'command')),
    batch text not null default '',    -- sha256 of the workbook that it came in
    state text not null default 'pending' check (state in ('pending', 'applied', 'replaced', 'discarded')),
    entered_at timestamptz not null,
    applied_at timestamptz,
    check ((state = 'applied') <= (applied_at is not null))
);
-- At most one waits per request; entering another replaces it.
create unique index decision_pending on decision (application_id, program) where state = 'pending';
-- The one that holds. A later one replaces it.
create unique index decision_in_force on decision (application_id, program) where state = 'applied';
create index decision_by_application on decision (application_id, program, decision_id);
-- The same returned workbook decides a request once, however often it comes.
create unique index decision_by_batch on decision (batch, application_id, program) where batch <> '';

-- A review workbook that came back.
create table returned_workbook (
    workbook_sha256 text not null,
    reviewer text not null,
    publication_id text not null,
    message_sha256 text references message,   -- null when it came by command
    received_at timestamptz not null,
    decisions integer not null,
    refused integer not null,
    sentence text not null,                   -- the answer that was given
    applied_at timestamptz,
    primary key (workbook_sha256, reviewer)
);

-- Mail about decisions that was taken: a returned workbook, or the "yes" that confirms one. Each once.
create table decision_mail (
    message_sha256 text primary key references message,
    taken_at timestamptz not null,
    sentence text not null
);

-- Every change that a person made, with what stood before and after. Nothing is ever taken back here.
create table change (
    change_id bigint generated always as identity primary key,
    changed_at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,       -- "application 2015-…", "message 3fa9…"
    before jsonb,
    after jsonb
);
create index change_by_subject on change (subject, change_id);

create function change_stays() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger change_is_append_only before update or delete on change
    for each row execute function change_stays();

-- The key that binds a review workbook to its reviewer. Made here once, so that every part of the system has the
-- same; it never leaves the database but into the process that signs or checks.
create table signing_key (
    purpose text primary key,
    key bytea not null check (length(key) = 32)
);
insert into signing_key (purpose, key)
values ('review_workbook', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

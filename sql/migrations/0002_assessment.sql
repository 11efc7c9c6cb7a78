-- What the rules conclude: applications with versions, requests with their place in the queue, the ledger.
-- Times come in as arguments. Money is whole cents.

create table application (
    application_id text primary key,
    cycle integer not null,
    leaid text check (leaid ~ '^[0-9]{7}$'),
    district_name text not null,
    state text,
    city text,
    latitude double precision,
    longitude double precision,
    identity jsonb not null,
    status text not null check (status in (
        'interested', 'received', 'read', 'quarantined', 'needs_information', 'assessed', 'in_review', 'accepted',
        'waitlisted', 'declined', 'withdrawn', 'superseded', 'ineligible')),
    -- set by a person, wins over what the rules say; per program the applied decisions do
    ruled_status text check (ruled_status in ('in_review', 'withdrawn', 'ineligible')),
    version integer not null,            -- in force; 0 for an interest form alone
    received_at timestamptz,             -- of that version
    priority_at timestamptz,             -- receipt of the first assessable version
    first_sha256 text,                   -- its message
    questions integer not null,
    answers jsonb,                       -- put together, in force
    sources jsonb not null,
    problems jsonb not null,
    content jsonb not null,              -- the judgement as data: what `explain` words
    content_sha256 text not null,
    policy_version text not null,
    assessed_at timestamptz not null,
    merged_into text references application deferrable initially deferred,
    people_dropped_at timestamptz
);
create index application_by_cycle on application (cycle);
create index application_by_leaid on application (leaid) where leaid is not null;
comment on column application.answers is
    'Names and addresses of people end with the retention period; then people_dropped_at is set.';

-- What each message did to its application. No version is ever lost: the reading stays with its message.
create table application_version (
    message_sha256 text primary key references message,
    application_id text not null references application deferrable initially deferred,
    version integer not null,            -- 0 for a message that changes nothing
    kind text not null check (kind in ('interest_form', 'full', 'reply', 'copy', 'incomplete', 'message')),
    is_assessable boolean not null,
    is_in_force boolean not null,
    received_at timestamptz not null,
    changes jsonb not null
);
create index application_version_by_application on application_version (application_id, received_at);

-- The queue: one row an application x program, and one for counselors and principals.
create table program_request (
    application_id text not null references application deferrable initially deferred,
    program text not null check (program in ('k5', 'algebra', 'science', 'ecs', 'csp', 'counselors')),
    cycle integer not null,
    position integer not null,           -- order of the whole list, unranked rows last
    rank integer check (rank >= 1),
    status text not null,
    window_name text check (window_name in ('1', '2', '3', 'late', 'rolling')),
    priority_at timestamptz,
    score_micro bigint,                  -- millionths of a point
    score_explanation text not null,
    pathway text,
    qualified text check (qualified in ('yes', 'conditional', 'no')),
    teachers integer,
    teachers_missing integer,
    cost_cents bigint,
    match_cents bigint,
    district_cents bigint,
    uncovered_cents bigint,
    funded_cents bigint,
    rate_cents bigint,
    rate_unit text check (rate_unit in ('hour', 'day')),
    conditions text not null,
    explanation text not null,
    primary key (application_id, program),
    check (match_cents + district_cents + uncovered_cents = cost_cents),
    check (qualified <> 'no' or match_cents = 0)
);
create index program_request_by_position on program_request (cycle, position);

-- Every judgement that differed from the one before, for `explain` and for auditors.
create table assessment (
    assessment_id bigint generated always as identity primary key,
    application_id text not null references application deferrable initially deferred,
    version integer not null,
    policy_version text not null,
    content_sha256 text not null,
    content jsonb not null,
    assessed_at timestamptz not null
);
create index assessment_by_application on assessment (application_id, assessment_id);

create table status_event (
    event_id bigint generated always as identity primary key,
    application_id text not null references application deferrable initially deferred,
    program text,                        -- null for the application as a whole
    status text not null,
    previous text,
    at timestamptz not null,
    cause text not null,
    actor text not null                  -- "rules", or who
);
create index status_event_by_application on status_event (application_id, event_id);

-- What each cycle was last judged by: another policy, directory or decision rings the bell again.
create table cycle_state (
    cycle integer primary key,
    inputs_sha256 text not null,
    policy_version text not null,
    assessed_at timestamptz not null
);

-- The ledger. One entry a change; the latest of an application x program is in force. Never changed, never taken
-- back, and it names no person.
create table ledger_entry (
    entry_id bigint generated always as identity primary key,
    application_id text not null,        -- no reference: the ledger outlives the application
    program text not null check (program in ('k5', 'algebra', 'science', 'ecs', 'csp', 'counselors')),
    sequence integer not null check (sequence >= 1),
    cycle integer not null,
    version integer not null,
    state text not null check (state in ('proposed', 'offered', 'confirmed', 'reduced', 'withdrawn', 'settled')),
    teachers integer not null,
    rate_cents bigint,
    rate_unit text check (rate_unit in ('hour', 'day')),
    cost_cents bigint not null,
    funded_cents bigint not null,        -- what the budget allots of our share
    pathway text,
    policy_version text not null,
    cause text not null,
    actor text not null,
    entered_at timestamptz not null,
    unique (application_id, program, sequence)
);

-- Who bears the cost of an entry. The parts add up to it: checked at COMMIT, whoever wrote them.
create table ledger_share (
    entry_id bigint not null references ledger_entry,
    payer text not null check (payer in ('program', 'district', 'uncovered')),
    amount_cents bigint not null check (amount_cents >= 0),
    primary key (entry_id, payer)
);

-- Ranges of entries that this transaction wrote and COMMIT has yet to check; empty outside transactions.
create table ledger_unchecked (
    unchecked_id bigint generated always as identity primary key,
    first_entry bigint not null,
    last_entry bigint not null
);

create function ledger_note_entries() returns trigger language plpgsql as $$
begin
    insert into ledger_unchecked (first_entry, last_entry)
    select min(entry_id), max(entry_id) from written having count(*) > 0;
    return null;
end $$;
create trigger ledger_entry_is_noted after insert on ledger_entry
    referencing new table as written for each statement execute function ledger_note_entries();
create trigger ledger_share_is_noted after insert on ledger_share
    referencing new table as written for each statement execute function ledger_note_entries();

create function ledger_check_sums() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select e.entry_id, e.cost_cents, coalesce(sum(s.amount_cents), 0) as shares, count(s.payer) as payers,
           coalesce(sum(s.amount_cents) filter (where s.payer = 'program'), 0) as ours
    into wrong
    from ledger_entry e left join ledger_share s using (entry_id)
    where e.entry_id between new.first_entry and new.last_entry
    group by e.entry_id
    having coalesce(sum(s.amount_cents), 0) <> e.cost_cents or count(s.payer) <> 3
        or e.funded_cents > coalesce(sum(s.amount_cents) filter (where s.payer = 'program'), 0)
        or e.funded_cents < 0
    limit 1;
    if found then
        raise exception 'ledger entry %: shares of % cents by % payers do not make the cost of % cents',
            wrong.entry_id, wrong.shares, wrong.payers, wrong.cost_cents using errcode = 'check_violation';
    end if;
    select e.entry_id, e.sequence into wrong
    from ledger_entry e
    where e.entry_id between new.first_entry and new.last_entry and e.sequence > 1
      and not exists (select 1 from ledger_entry p where p.application_id = e.application_id
                      and p.program = e.program and p.sequence = e.sequence - 1)
    limit 1;
    if found then
        raise exception 'ledger entry %: no entry before sequence %', wrong.entry_id, wrong.sequence
            using errcode = 'check_violation';
    end if;
    delete from ledger_unchecked where unchecked_id = new.unchecked_id;
    return null;
end $$;
create constraint trigger ledger_sums_hold after insert on ledger_unchecked
    deferrable initially deferred for each row execute function ledger_check_sums();

create function stays_as_written() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: write a new row instead', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_entry_stays before update or delete on ledger_entry
    for each row execute function stays_as_written();
create trigger ledger_entry_is_never_emptied before truncate on ledger_entry
    for each statement execute function stays_as_written();
create trigger ledger_share_stays before update or delete on ledger_share
    for each row execute function stays_as_written();
create trigger ledger_share_is_never_emptied before truncate on ledger_share
    for each statement execute function stays_as_written();
create trigger status_event_stays before update or delete on status_event
    for each row execute function stays_as_written();
create trigger assessment_stays before update or delete on assessment
    for each row execute function stays_as_written();

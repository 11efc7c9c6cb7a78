-- What we write to people. A letter is claimed before it is sent; mail has no exactly-once.

create table letter (
    letter_id text primary key,          -- hash of its natural key: kind, subject of the letter, occasion
    kind text not null,
    application_id text,                 -- null for a letter about a message that became no application
    message_sha256 text references message, -- the message that it answers
    occasion text not null default '',   -- version, deadline or date that makes it one of its kind
    token text not null unique,          -- stands in subject and body, so that any reply finds its way
    to_address text not null,
    cc_addresses text[] not null default '{}',
    facts jsonb not null,                -- what the words are made of, at the time of writing
    state text not null default 'waiting' check (
        state in ('waiting', 'sending', 'sent', 'doubtful', 'cancelled', 'suppressed', 'failed')),
    written_at timestamptz not null,
    due_at timestamptz not null,
    deadline_at timestamptz not null,    -- after this nobody is helped by it any more
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    claimed_at timestamptz,
    sent_at timestamptz,
    last_error text,
    -- as sent:
    message_id text unique,
    subject text,
    body text,
    settled_by text,
    settled_at timestamptz
);
create index letter_due on letter (next_attempt_at) where state = 'waiting';
create index letter_by_application on letter (application_id);
create index letter_by_address on letter (to_address, sent_at);

comment on column letter.state is
    'sending: claimed, the mail service was asked; left so by a crash or a lost answer it becomes doubtful, '
    'and a person settles it. Never sent again by itself.';

-- Addresses that must not be written to: bounced for good, or asked us to stop.
create table suppression (
    address text primary key,
    reason text not null check (reason in ('bounced', 'unsubscribed', 'ruled')),
    detail text not null default '',
    since timestamptz not null,
    message_sha256 text references message
);

-- When it was decided whether a message is owed a letter; null = not yet looked at.
alter table message add column answered_at timestamptz;
create index message_unanswered on message (read_at) where read_at is not null and answered_at is null;

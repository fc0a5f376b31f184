-- Mails to be sent, written in the transaction that calls for them.
create table mail_order (
    id              uuid        primary key,
    account_id      uuid        not null,
    change_id       uuid,
    kind            text        not null,
    side            text        not null,
    suppressed      boolean     not null default false,
    state           text        not null,
    attempts        integer     not null default 0,
    error           text,
    content         jsonb,
    trace_id        text,
    ordered_at      timestamptz not null,
    next_attempt_at timestamptz,
    finished_at     timestamptz
);
create index mail_order_change on mail_order (account_id, change_id) where state in ('PENDING', 'DELAYED');
create index mail_order_finished on mail_order (finished_at) where finished_at is not null;
-- For operators, and for emptying when a change ends.
create index mail_order_not_out on mail_order (state, ordered_at) where state in ('PENDING', 'DELAYED', 'FAILED');
create index mail_order_failed on mail_order (account_id, change_id) where state = 'FAILED';

comment on column mail_order.suppressed is 'treated like all others, but not handed to the mail server';
comment on column mail_order.content is 'recipient, links and what the mail says, in JSON: all that is personal; emptied once it is no longer needed';
comment on column mail_order.trace_id is 'trace id of the originating request; copied to the report';

-- When they are sent. A table apart from other scheduled work, so that a slow mail server delays nothing else.
create table mail_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index mail_task_execution_time on mail_task (execution_time);
create index mail_task_last_heartbeat on mail_task (last_heartbeat);

-- Attempts to re-authenticate: a row for each account that failed since its last success.
create table credential_attempt (
  account_id   uuid        not null primary key,
  failures     int         not null check (failures >= 0),
  running      int         not null default 0 check (running >= 0),
  taken_until  timestamptz not null,
  locked_until timestamptz
) with (fillfactor = 70);

comment on column credential_attempt.failures     is 'in a row, that are recorded';
comment on column credential_attempt.running      is 'attempts that are being checked';
comment on column credential_attempt.taken_until  is 'a place taken by an attempt that never came to an end is free from then on';
comment on column credential_attempt.locked_until is 'the end of the last lock that was not followed by an attempt';

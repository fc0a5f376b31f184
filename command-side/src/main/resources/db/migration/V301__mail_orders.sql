-- Mails to be sent: written with the transaction that calls for them. What is personal in a row goes when it is done with.
create table mail_order (
    id              uuid        primary key,
    account_id      uuid        not null,
    change_id       uuid,
    kind            text        not null,
    side            text        not null,
    state           text        not null,
    attempts        integer     not null default 0,
    error           text,
    recipient       text,
    links           jsonb,
    facts           jsonb,
    ordered_at      timestamptz not null,
    next_attempt_at timestamptz,
    finished_at     timestamptz
);
create index mail_order_change on mail_order (account_id, change_id) where state in ('PENDING', 'DELAYED');
create index mail_order_finished on mail_order (finished_at) where finished_at is not null;

-- When they are sent. A table apart from other scheduled work, so that a slow mail server holds up nothing else.
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

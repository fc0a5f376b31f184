-- rebuilds of views, and what they found
create table replay (
  id             uuid        not null primary key,
  projection     text        not null,
  state          text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  started_by     text        not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  up_to          bigint      not null,
  events_total   bigint      not null,
  events_done    bigint      not null default 0,
  worked_millis  bigint      not null default 0,
  last_stream    text        not null default '',
  differences    bigint,
  error          text
);
comment on column replay.up_to is 'the last position that the copy is built from; what comes later is caught up with at the end';
comment on column replay.last_stream is 'all streams up to this one are in the copy: whoever goes on begins behind it';
-- one at a time in the cluster
create unique index replay_running on replay (state) where state = 'RUNNING';

create table replay_difference (
  replay_id  uuid not null references replay (id),
  view_table text not null,
  stream     text not null,
  row_id     text not null,
  field      text not null,
  primary key (replay_id, view_table, row_id, field)
);
comment on column replay_difference.field is 'which column differed, or whether the whole row was missing or too much; never what it held';

-- where views are built anew: the same tables, and so the same mapping
create schema replay;
create table replay.status_view (like public.status_view including all);
create table replay.change_view (like public.change_view including all);
create index on replay.change_view (account_id);
create table replay.addresses_view (like public.addresses_view including all);
create table replay.address_owner_view (like public.address_owner_view including all);

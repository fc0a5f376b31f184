-- rebuilt from the events at any time: nothing here is the only copy of anything
create table status_view (
  account_id   uuid        not null primary key,
  version      bigint      not null,
  email        text,
  verified     boolean     not null,
  verified_on  timestamptz,
  change_id    uuid,
  failures     integer     not null,
  locked_until timestamptz,
  hold_until   timestamptz,
  undo_until   timestamptz
) with (fillfactor = 80);
comment on column status_view.version is 'number of the last event of the account that this row knows, from 1';
comment on column status_view.change_id is 'the open or last change';

create table change_view (
  change_id    uuid        not null primary key,
  account_id   uuid        not null,
  new_email    text        not null,
  state        text        not null,
  reason       text,
  requested_at timestamptz not null,
  expires_at   timestamptz not null,
  awaiting     jsonb       not null,
  mail         jsonb       not null
) with (fillfactor = 80);
comment on column change_view.mail is 'what became of its mails; few';

create table addresses_view (
  account_id uuid   not null primary key,
  version    bigint not null,
  email      text,
  address_id text,
  since      timestamptz,
  previous   jsonb  not null
) with (fillfactor = 80);
comment on column addresses_view.previous is 'the addresses before the current one, newest first; few';

create table address_owner_view (
  address_id     text   not null primary key,
  version        bigint not null,
  account_id     uuid,
  reserved_until timestamptz
);
comment on column address_owner_view.account_id is 'who owns the address, or can take it back until the time given';

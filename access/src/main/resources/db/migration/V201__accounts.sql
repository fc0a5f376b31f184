create table account (
  account_id    uuid        not null primary key,
  username      text        not null,
  username_key  text        not null constraint account_username_key unique,
  password_hash text        not null,
  language      text        not null default 'en',
  opened_at     timestamptz not null
);

comment on column account.username     is 'as typed';
comment on column account.username_key is 'NFC, lower case: what makes two names the same';

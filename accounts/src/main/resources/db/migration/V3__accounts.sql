create table account (
  account_id         uuid        not null primary key,
  username           text        not null,
  username_key       text        not null constraint account_username_key unique,
  password_hash      text        not null,
  language           text        not null default 'en',
  opened_at          timestamptz not null,
  credential_changes int         not null default 0
);

comment on column account.username           is 'as typed';
comment on column account.username_key       is 'NFC, lower case: what makes two names the same';
comment on column account.credential_changes is 'how many times the credentials of the account were replaced';

-- Sessions, as Spring Session's JDBC repository names their columns. Times are milliseconds since 1970.
create table web_session (
  primary_id            char(36)     not null primary key,
  session_id            varchar(100) not null constraint web_session_id unique,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(200)
);
create index web_session_expiry on web_session (expiry_time);
create index web_session_principal on web_session (principal_name);

create table web_session_attributes (
  session_primary_id char(36)     not null references web_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);

-- Notifies all nodes of an ended session, whatever deleted its row: its streams end with it. The id of a session is a
-- secret; the hash of the id is not.
create function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', encode(sha256(convert_to(old.session_id, 'UTF8')), 'hex'));
  return null;
end $$;

create trigger web_session_ended after delete on web_session for each row execute function tell_session_ended();

create table passkey (
  id                 text        not null primary key,
  account_id         uuid        not null references account,
  label              text        not null,
  public_key         bytea       not null,
  signature_count    bigint      not null,
  transports         text        not null,
  backup_eligible    boolean     not null,
  backup_state       boolean     not null,
  attestation_object bytea       not null,
  created_at         timestamptz not null,
  used_at            timestamptz
);
create index passkey_account on passkey (account_id);

-- Both columns are hashes: neither a challenge nor its purpose can be read.
create table passkey_challenge (
  id         text        not null primary key,
  purpose    text        not null,
  expires_at timestamptz not null
);
create index passkey_challenge_expires_at on passkey_challenge (expires_at);

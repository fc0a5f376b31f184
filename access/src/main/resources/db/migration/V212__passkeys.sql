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

-- Both columns are hashes: neither a challenge nor what it is for can be read.
create table passkey_challenge (
  id         text        not null primary key,
  occasion   text        not null,
  expires_at timestamptz not null
);
create index passkey_challenge_expires_at on passkey_challenge (expires_at);

-- attempts to re-authenticate that are made, and those that still may be; a row for whoever failed since the last success
create table credential_attempt (
  account_id   uuid        not null primary key,
  attempts     int         not null check (attempts >= 0),
  locked_until timestamptz not null
) with (fillfactor = 70);

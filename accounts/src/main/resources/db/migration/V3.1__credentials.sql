-- Passkeys: an id for events and links, the time from which one counts as a passkey, and whether it was removed. One that was
-- removed is kept for a while, so that the current mailbox can take that back.
alter table passkey
  add column passkey_id   uuid        not null default gen_random_uuid() constraint passkey_passkey_id unique,
  add column trusted_from timestamptz not null default now() + interval '7 days',
  add column removed_at   timestamptz;
update passkey set trusted_from = created_at + interval '7 days';

comment on column passkey.trusted_from is 'until then it opens no more than a password';

-- Sessions: the id under which one goes on after its owner has shown the credential again. The first request that brings it
-- makes it the only one. The principal of an account is USER:<account id>/<credential_changes when it signed in>.
alter table web_session add column next_id varchar(100) constraint web_session_next_id unique;
drop index web_session_principal;
create index web_session_principal on web_session (split_part(principal_name, '/', 1));

create or replace function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', encode(sha256(convert_to(old.session_id, 'UTF8')), 'hex'));
  if tg_op = 'DELETE' and old.next_id is not null then
    perform pg_notify('session_ended', encode(sha256(convert_to(old.next_id, 'UTF8')), 'hex'));
  end if;
  return null;
end $$;

create trigger web_session_renewed after update of session_id on web_session
  for each row when (old.session_id is distinct from new.session_id) execute function tell_session_ended();

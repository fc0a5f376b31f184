-- Until when a removed passkey is kept, so that the current mailbox can take the removal back; then it is deleted.
alter table passkey add column kept_until timestamptz;
update passkey set kept_until = removed_at + interval '7 days' where removed_at is not null;
create index passkey_kept_until on passkey (kept_until) where kept_until is not null;

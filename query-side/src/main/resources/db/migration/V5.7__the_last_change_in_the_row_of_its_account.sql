-- what an event of a change means is one row to write: the last change is in the row of its account, and only those before
-- it are in change_view
alter table status_view
  add column new_email         text,
  add column new_address_id    text,
  add column former_address_id text,
  add column state             text,
  add column reason            text,
  add column requested_at      timestamptz,
  add column expires_at        timestamptz,
  add column awaiting          jsonb,
  add column confirmed         jsonb,
  add column mail              jsonb;
alter table rebuild.status_view
  add column new_email         text,
  add column new_address_id    text,
  add column former_address_id text,
  add column state             text,
  add column reason            text,
  add column requested_at      timestamptz,
  add column expires_at        timestamptz,
  add column awaiting          jsonb,
  add column confirmed         jsonb,
  add column mail              jsonb;
comment on column status_view.state is 'of the last change, as all from new_email on; null if there was none';
comment on table change_view is 'changes that another one of their account has followed';
update status_view account
  set new_email = change.new_email, new_address_id = change.new_address_id, former_address_id = change.former_address_id,
    state = change.state, reason = change.reason, requested_at = change.requested_at, expires_at = change.expires_at,
    awaiting = change.awaiting, confirmed = change.confirmed, mail = change.mail
  from change_view change where change.change_id = account.change_id;
delete from change_view change using status_view account where account.change_id = change.change_id;
-- a rebuild that runs begins anew
truncate rebuild.status_view, rebuild.change_view;
update rebuild set last_stream = '', events_done = 0 where state = 'RUNNING';
create index status_view_new_address on status_view (new_address_id);
create index status_view_former_address on status_view (former_address_id) where former_address_id is not null;

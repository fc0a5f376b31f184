-- support finds an account also by an address that it asked for or had; rows of before are found once the view is rebuilt
alter table change_view
  add column new_address_id text,
  add column former_address_id text;
alter table rebuild.change_view
  add column new_address_id text,
  add column former_address_id text;
comment on column change_view.new_address_id is 'the keyed hash of the address asked for';
comment on column change_view.former_address_id is 'the keyed hash of the address that an approved change replaced';
create index change_view_new_address on change_view (new_address_id);
create index change_view_former_address on change_view (former_address_id) where former_address_id is not null;

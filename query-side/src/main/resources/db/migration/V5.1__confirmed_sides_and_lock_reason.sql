alter table change_view add column confirmed jsonb not null default '[]';
alter table rebuild.change_view add column confirmed jsonb not null default '[]';
alter table status_view add column lock_reason text;
alter table rebuild.status_view add column lock_reason text;

-- tells whether the configured key is the one that made the address ids in the events; at most one row
create table address_key_check (
  only_row    boolean not null default true primary key check (only_row),
  check_value text    not null
);

-- support finds an account by the keyed hash of its exact address
create index addresses_view_address on addresses_view (address_id);

alter table account add column credential_changes int not null default 0;

comment on column account.credential_changes is 'how often the account has got other credentials';

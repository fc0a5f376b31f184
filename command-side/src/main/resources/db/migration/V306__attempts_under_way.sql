-- what has failed, what is being checked, and a lock are three things; who is locked is locked by the events besides
alter table credential_attempt rename column attempts to failures;
alter table credential_attempt add column running int not null default 0 check (running >= 0);
alter table credential_attempt rename column locked_until to taken_until;
alter table credential_attempt add column locked_until timestamptz;

comment on column credential_attempt.failures     is 'in a row, that are recorded';
comment on column credential_attempt.running      is 'attempts that are being checked';
comment on column credential_attempt.taken_until  is 'a place taken by an attempt that never came to an end is free from then on';
comment on column credential_attempt.locked_until is 'the end of the last lock that was not followed by an attempt';

-- so that what became of a mail is told to come from the request that called for it
alter table mail_order add column trace_id text;
comment on column mail_order.trace_id is 'the id of the message that all of it began with';

-- a mail that is treated like all others but for the last step: it is not handed over to the mail server
alter table mail_order add column withheld boolean not null default false;

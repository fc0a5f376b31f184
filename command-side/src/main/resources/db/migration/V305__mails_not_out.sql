-- What operators look at, and what is emptied when a change ends.
create index mail_order_not_out on mail_order (state, ordered_at) where state in ('PENDING', 'DELAYED', 'FAILED');
create index mail_order_failed on mail_order (account_id, change_id) where state = 'FAILED';

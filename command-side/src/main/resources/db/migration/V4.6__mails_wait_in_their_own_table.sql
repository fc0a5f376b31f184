-- The row of a mail says itself when there is something to do for it.
update mail_order
   set next_attempt_at = mail_task.execution_time
  from mail_task
 where mail_task.task_name = 'mail' and mail_order.id = cast(mail_task.task_instance as uuid);
drop table mail_task;

create index mail_order_due on mail_order (next_attempt_at) where next_attempt_at is not null;
comment on column mail_order.next_attempt_at is 'when it is tried next, or reported where only that is left to do; while a node has it in hand, when others take that node for dead';

drop index mail_order_change;
drop index mail_order_failed;
create index mail_order_change on mail_order (account_id, change_id) where state in ('PENDING', 'DELAYED', 'FAILED');

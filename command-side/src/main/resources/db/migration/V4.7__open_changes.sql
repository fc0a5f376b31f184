-- The saga of each open change.
create table open_change (
    change_id  uuid        primary key,
    account_id uuid        not null,
    address_id text        not null,
    generation integer     not null,
    suppressed boolean     not null,
    expires_at timestamptz
);
create index open_change_address on open_change (address_id);
create index open_change_expiry on open_change (expires_at);

comment on column open_change.generation is 'of the links that were sent last';
comment on column open_change.expires_at is 'when these links run out; null once that is through';

-- Sagas were in the tables of Axon, with deadlines; what they do not have is in the events.
insert into open_change
select (saga ->> 'changeId')::uuid, (saga ->> 'accountId')::uuid, event ->> 'newAddressId',
       coalesce((event ->> 'generation')::integer, 1), (saga ->> 'suppressed')::boolean,
       (event ->> 'expiresAt')::timestamptz
from (select jsonb_build_object('accountId', state -> 'accountId' -> 'value',
                                'changeId', state -> 'changeId' -> 'value',
                                'suppressed', state -> 'suppressed') as saga
      from (select convert_from(serialized_saga, 'UTF8')::jsonb as state from saga_entry) states) sagas
cross join lateral (
    select convert_from(payload, 'UTF8')::jsonb as event from domain_event_entry
    where aggregate_identifier = saga ->> 'accountId'
      and payload_type in ('org.emailchange.api.event.EmailChangeRequested',
                           'org.emailchange.api.event.VerificationResent')
      and convert_from(payload, 'UTF8')::jsonb ->> 'changeId' = saga ->> 'changeId'
    order by sequence_number desc limit 1) events;

drop table saga_entry, association_value_entry;
delete from scheduled_tasks where task_name = 'AxonDeadline';

-- Each attempt that is being checked has a place of its own, which is free again at a time of its own.
alter table credential_attempt
  drop column running,
  drop column taken_until,
  add column places jsonb not null default '{}';
comment on column credential_attempt.places is 'attempts that are being checked, each with the millisecond from which its place is free again';

create function places_taken(places jsonb, at bigint) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(places) where cast(value as bigint) > at
$$;

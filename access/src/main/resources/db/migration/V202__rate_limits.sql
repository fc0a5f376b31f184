-- How full each bucket is, told as the time when it will have run empty. Nothing that is worth a write-ahead log: after
-- a crash of the database all buckets are empty. Names are keyed hashes.
create unlogged table rate_bucket (
    name     text        primary key,
    empty_at timestamptz not null
);
create index rate_bucket_empty_at on rate_bucket (empty_at);

-- Puts one drop into each bucket if all of them have room, else into none; answers how they stand then. A bucket is full
-- when it would take longer than its period to run empty. Always locks in the order of names, so that no two calls wait
-- for each other. Two buckets that ran empty go away with each call, so that there are never many.
create function fill_buckets(names text[], drops interval[], periods interval[], asked_at timestamptz)
returns table (place bigint, empty_at timestamptz, has_room boolean)
language plpgsql as $$
declare
    fits boolean;
begin
    insert into rate_bucket as b (name, empty_at)
    select a.name, asked_at from unnest(names) as a(name) order by a.name
        on conflict (name) do update set empty_at = greatest(b.empty_at, asked_at);
    select bool_and(b.empty_at + a.dropped <= asked_at + a.period) into fits
      from unnest(names, drops, periods) as a(name, dropped, period) join rate_bucket b on b.name = a.name;
    if fits then
        update rate_bucket b set empty_at = b.empty_at + a.dropped
          from unnest(names, drops) as a(name, dropped) where b.name = a.name;
    end if;
    delete from rate_bucket b
     where b.name in (select e.name from rate_bucket e where e.empty_at < asked_at
                       order by e.empty_at limit 2 for update skip locked);
    return query
    select a.place, b.empty_at, fits or b.empty_at + a.dropped <= asked_at + a.period
      from unnest(names, drops, periods) with ordinality as a(name, dropped, period, place)
      join rate_bucket b on b.name = a.name order by a.place;
end
$$;

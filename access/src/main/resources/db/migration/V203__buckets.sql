-- The buckets of the limits are Bucket4j's from here on. What was counted before is forgotten, as after a crash: nothing
-- here is worth a write-ahead log. Ids are keyed hashes; expires_at is in milliseconds since 1970.
drop function fill_buckets(text[], interval[], interval[], timestamptz);
drop table rate_bucket;

create unlogged table rate_bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_bucket_expires_at on rate_bucket (expires_at);

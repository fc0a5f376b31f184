-- The buckets of the rate limits, as Bucket4j keeps them. Nothing here is worth a write-ahead log: after a crash of the
-- database all buckets are empty. Ids are keyed hashes; expires_at is in milliseconds since 1970.
create unlogged table rate_bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_bucket_expires_at on rate_bucket (expires_at);

-- Requests that carried an Idempotency-Key, and what they were answered. No key, caller or body can be read from it:
-- id and fingerprint are keyed hashes.
create table idempotent_request (
    id          text        primary key,
    fingerprint text        not null,
    owner       bigint      not null,
    lease_until timestamptz not null,
    expires_at  timestamptz not null,
    status      integer,
    headers     jsonb,
    body        bytea
);
create index idempotent_request_expires_at on idempotent_request (expires_at);

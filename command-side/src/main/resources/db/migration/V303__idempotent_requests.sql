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

alter table credential_attempt add column lock_reason text;

-- Tells all nodes of a session that has ended, however it did: what streams for it has to end with it. A session's id is a
-- secret; its hash is not.
create function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', encode(sha256(convert_to(old.session_id, 'UTF8')), 'hex'));
  return null;
end $$;

create trigger web_session_ended after delete on web_session for each row execute function tell_session_ended();

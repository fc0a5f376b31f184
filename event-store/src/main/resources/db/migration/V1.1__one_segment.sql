-- Each processor had four segments, and what follows from events had three processors: one goes on where all have been.
create temporary table merged on commit drop as
with old as (
    select case when processor_name in ('process-reactions', 'sessions') then 'process' else processor_name end as name,
           convert_from(token, 'UTF8')::jsonb as token, token_type, timestamp
    from token_entry where segment >= 0 and token is not null
), lowest as (
    select name, min((token ->> 'index')::bigint) as index, min(token_type) as token_type, min(timestamp) as timestamp
    from old group by name
    -- not in the middle of a replay, which goes on in the segments that it has
    having bool_and(token_type = 'org.axonframework.eventhandling.GapAwareTrackingToken')
)
select name, token_type, timestamp,
       jsonb_build_object('index', index, 'gaps', (
           select coalesce(jsonb_agg(distinct gap), '[]')
           from old, jsonb_array_elements(old.token -> 'gaps') gap
           where old.name = lowest.name and gap::bigint < lowest.index)) as token
from lowest;

delete from token_entry using merged
where name = case when processor_name in ('process-reactions', 'sessions') then 'process' else processor_name end;

insert into token_entry (processor_name, segment, token, token_type, timestamp)
select name, 0, convert_to(token::text, 'UTF8'), token_type, timestamp from merged;

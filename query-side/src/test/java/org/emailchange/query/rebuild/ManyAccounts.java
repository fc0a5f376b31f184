package org.emailchange.query.rebuild;

import org.emailchange.api.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has what happened to one account happen to many, as if all had been there at once. */
public final class ManyAccounts {
    private ManyAccounts() {}

    /**
     * Copies the events of an account, each copy under ids of its own; returns how many events there are more.
     *
     * @param accounts how many copies
     */
    public static int like(AccountId account, int accounts, JdbcClient jdbc) {
        return jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload_revision, payload, meta_data)
                        select md5(event_identifier || copy)::uuid::text, time_stamp, type, other.id, sequence_number,
                          payload_type, payload_revision,
                          convert_to(replace(replace(convert_from(payload, 'UTF8'), :account, other.id),
                            change.id, md5(change.id || copy)::uuid::text), 'UTF8'),
                          meta_data
                        from (select convert_from(payload, 'UTF8')::json ->> 'changeId' as id from domain_event_entry
                          where aggregate_identifier = :account
                            and payload_type like '%.EmailChangeRequested' limit 1) change,
                          generate_series(1, :accounts) copy,
                          lateral (select md5(:account || copy)::uuid::text as id) other,
                          domain_event_entry
                        where aggregate_identifier = :account
                        order by copy, sequence_number""")
                .param("account", account.value())
                .param("accounts", accounts)
                .update();
    }
}

package org.emailchange.command.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What {@link EmailChangeProcess} knows of the changes that are open: a row for each, as long as it is. */
@Component
class OpenChanges {
    private static final String COLUMNS = "change_id, account_id, generation, expires_at";
    private static final int MANY = 1000;

    private final JdbcClient jdbc;

    OpenChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An open change.
     *
     * @param generation of its links
     * @param expiresAt when they run out; null where that is through
     */
    record OpenChange(
            ChangeId id,
            AccountId account,
            int generation,
            @Nullable Instant expiresAt) {}

    /** Adds a change, or replaces what is known of it. */
    void put(OpenChange change, String addressId, boolean suppressed) {
        jdbc.sql("""
                        insert into open_change (change_id, account_id, address_id, generation, suppressed, expires_at)
                        values (:change, :account, :address, :generation, :suppressed, :expiresAt)
                        on conflict (change_id) do update
                        set generation = excluded.generation, suppressed = excluded.suppressed,
                            expires_at = excluded.expires_at""")
                .param("change", change.id().uuid())
                .param("account", change.account().uuid())
                .param("address", addressId)
                .param("generation", change.generation())
                .param("suppressed", suppressed)
                .param("expiresAt", timestamp(change.expiresAt()))
                .update();
    }

    /** The changes of other accounts to this address. */
    List<OpenChange> ofOthers(String addressId, AccountId owner) {
        return jdbc.sql("select " + COLUMNS + " from open_change where address_id = ? and account_id <> ?")
                .params(addressId, owner.uuid())
                .query(OpenChanges::change)
                .list();
    }

    /** Those whose links have run out by now, the earliest first. */
    List<OpenChange> due(Instant now) {
        return jdbc.sql("select " + COLUMNS + " from open_change where expires_at <= ? order by expires_at limit ?")
                .params(Timestamp.from(now), MANY)
                .query(OpenChanges::change)
                .list();
    }

    /** Sets when the links run out, unless others were sent meanwhile. */
    void expireAt(OpenChange change, @Nullable Instant at) {
        jdbc.sql("update open_change set expires_at = :at where change_id = :change and generation = :generation")
                .param("at", timestamp(at))
                .param("change", change.id().uuid())
                .param("generation", change.generation())
                .update();
    }

    /**
     * Removes a change.
     *
     * @return whether its mails to the new mailbox are suppressed; none where it is not open
     */
    Optional<Boolean> remove(ChangeId change) {
        return jdbc.sql("delete from open_change where change_id = ? returning suppressed")
                .param(change.uuid())
                .query(Boolean.class)
                .optional();
    }

    private static OpenChange change(ResultSet row, int number) throws SQLException {
        var expiresAt = row.getTimestamp("expires_at");
        return new OpenChange(
                new ChangeId(row.getString("change_id")),
                new AccountId(row.getString("account_id")),
                row.getInt("generation"),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

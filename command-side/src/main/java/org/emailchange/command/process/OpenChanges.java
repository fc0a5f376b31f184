package org.emailchange.command.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sagas, as a table of the changes that are open: a row for each, found by its change, its address or its expiry. Axon's
 * own tables would take four times the statements. The id of a stored saga is that of its change.
 */
@Component(OpenChanges.BEAN)
class OpenChanges implements SagaStore<EmailChangeSaga> {
    static final String BEAN = "openChanges";

    private static final String SELECT = "select * from open_change where ";
    private static final int MANY = 1000;

    private final JdbcClient jdbc;

    OpenChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An open change.
     *
     * @param addressId of the address that it is to
     * @param generation of its links
     * @param suppressed whether its mails to the new mailbox are
     * @param expiresAt when its links run out; null where that is through
     */
    record OpenChange(
            ChangeId id,
            AccountId account,
            String addressId,
            int generation,
            boolean suppressed,
            @Nullable Instant expiresAt) {}

    private record Stored<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    @Override
    public Set<String> findSagas(Class<? extends EmailChangeSaga> type, AssociationValue association) {
        if (association.getKey().equals(EmailChangeSaga.CHANGE)) {
            // whether there is one, loading tells
            return Set.of(association.getValue());
        }
        return new HashSet<>(jdbc.sql("select change_id from open_change where address_id = ?")
                .param(association.getValue())
                .query(String.class)
                .list());
    }

    @Override
    public <S extends EmailChangeSaga> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        return jdbc.sql(SELECT + "change_id = ?")
                .param(UUID.fromString(id))
                .query(OpenChanges::change)
                .optional()
                .map(change -> new Stored<>(
                        type.cast(new EmailChangeSaga(change)),
                        Set.of(
                                new AssociationValue(EmailChangeSaga.CHANGE, id),
                                new AssociationValue(EmailChangeSaga.ADDRESS, change.addressId()))))
                .orElse(null);
    }

    @Override
    public void insertSaga(
            Class<? extends EmailChangeSaga> type,
            String id,
            EmailChangeSaga saga,
            Set<AssociationValue> associations) {
        put(Objects.requireNonNull(saga.change()));
    }

    @Override
    public void updateSaga(
            Class<? extends EmailChangeSaga> type, String id, EmailChangeSaga saga, AssociationValues associations) {
        put(Objects.requireNonNull(saga.change()));
    }

    @Override
    public void deleteSaga(Class<? extends EmailChangeSaga> type, String id, Set<AssociationValue> associations) {
        associations.stream()
                .filter(association -> association.getKey().equals(EmailChangeSaga.CHANGE))
                .forEach(change -> jdbc.sql("delete from open_change where change_id = ?")
                        .param(UUID.fromString(change.getValue()))
                        .update());
    }

    private void put(OpenChange change) {
        jdbc.sql("""
                        insert into open_change (change_id, account_id, address_id, generation, suppressed, expires_at)
                        values (:change, :account, :address, :generation, :suppressed, :expiresAt)
                        on conflict (change_id) do update
                        set generation = excluded.generation, suppressed = excluded.suppressed,
                            expires_at = excluded.expires_at""")
                .param("change", change.id().uuid())
                .param("account", change.account().uuid())
                .param("address", change.addressId())
                .param("generation", change.generation())
                .param("suppressed", change.suppressed())
                .param("expiresAt", timestamp(change.expiresAt()))
                .update();
    }

    /** Those whose links have run out by now, the earliest first. */
    List<OpenChange> due(Instant now) {
        return jdbc.sql(SELECT + "expires_at <= ? order by expires_at limit ?")
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

    private static OpenChange change(ResultSet row, int number) throws SQLException {
        var expiresAt = row.getTimestamp("expires_at");
        return new OpenChange(
                new ChangeId(row.getString("change_id")),
                new AccountId(row.getString("account_id")),
                row.getString("address_id"),
                row.getInt("generation"),
                row.getBoolean("suppressed"),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

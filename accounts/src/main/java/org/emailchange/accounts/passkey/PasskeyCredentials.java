package org.emailchange.accounts.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** All passkeys, in the table {@code passkey}. */
@Component
class PasskeyCredentials implements UserCredentialRepository {

    private static final int HANDLE_OCTETS = 16;

    private static final String OF_ACCOUNT =
            "select * from passkey where account_id = :account and removed_at is null order by created_at";

    /** Where the credentials were replaced since those were shown, nothing is added. */
    private static final String ADD = """
            insert into passkey (id, passkey_id, account_id, label, public_key, signature_count, transports,
                                 backup_eligible, backup_state, attestation_object, created_at, trusted_from)
            select :id, :passkeyId, a.account_id, :label, :key, :count, :transports, :eligible, :state, :attestation,
                   :now, :trusted
              from account a
             where a.account_id = :account and a.credential_changes = :changes
            on conflict do nothing""";

    /** A device without a counter always sends 0; a counter that does not rise means that the passkey was copied. */
    private static final String USE = """
            update passkey set signature_count = :count, backup_state = :state, used_at = :now
            where id = :id and (signature_count < :count or signature_count = 0 and :count = 0)""";

    private final JdbcClient database;
    private final Clock clock;

    PasskeyCredentials(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One that was just made is stored by {@link #add}, with the event that tells of it. */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) != null && use(passkey) == 0) {
            throw new IllegalStateException("The counter of the passkey did not rise");
        }
    }

    /** @return false where it exists already, or the credentials were replaced meanwhile */
    boolean add(Passkeys.NewPasskey made, Instant trustedFrom, int credentialChanges) {
        var passkey = made.credential();
        return of(ADD, accountOf(passkey.getUserEntityUserId()))
                        .param("id", passkey.getCredentialId().toBase64UrlString())
                        .param("passkeyId", made.id())
                        .param("changes", credentialChanges)
                        .param("label", passkey.getLabel())
                        .param("key", passkey.getPublicKey().getBytes())
                        .param("count", passkey.getSignatureCount())
                        .param("transports", made.transports())
                        .param("eligible", passkey.isBackupEligible())
                        .param("state", passkey.isBackupState())
                        .param(
                                "attestation",
                                Objects.requireNonNull(passkey.getAttestationObject())
                                        .getBytes())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("trusted", Timestamp.from(trustedFrom))
                        .update()
                == 1;
    }

    private int use(CredentialRecord passkey) {
        return database.sql(USE)
                .param("count", passkey.getSignatureCount())
                .param("state", passkey.isBackupState())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", passkey.getCredentialId().toBase64UrlString())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return database.sql("select * from passkey where id = :id and removed_at is null")
                .param("id", id.toBase64UrlString())
                .query(PasskeyCredentials::credential)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return of(OF_ACCOUNT, accountOf(handle))
                .query(PasskeyCredentials::credential)
                .list();
    }

    @Override
    public void delete(Bytes id) {
        database.sql("delete from passkey where id = :id")
                .param("id", id.toBase64UrlString())
                .update();
    }

    List<Passkey> of(AccountId account) {
        return of(OF_ACCOUNT, account).query(PasskeyCredentials::passkey).list();
    }

    /**
     * Has others who add a passkey to the account wait until this transaction ends, so that they count it. Whoever replaces
     * credentials locks the same row, before the events of the account and its passkeys, as everybody must.
     */
    void waitForOthers(AccountId account) {
        of("select from account where account_id = :account for no key update", account)
                .query((row, number) -> true)
                .list();
    }

    void rename(AccountId account, String id, String label) {
        of("update passkey set label = :label where id = :id and account_id = :account", account)
                .param("label", label)
                .param("id", id)
                .update();
    }

    /** What is known of a passkey that was just shown, read at once with the credentials of its account. */
    Optional<Passkeys.Shown> shown(String id) {
        return database.sql("""
                        select account_id as account, credential_changes, trusted_from
                        from passkey join account using (account_id) where id = :id and removed_at is null""").param("id", id).query(Passkeys.Shown.class).optional();
    }

    /** The transports of the account's passkeys, by the ids of these, as the devices named them. */
    Map<String, String> transports(AccountId account) {
        return of(OF_ACCOUNT, account)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("transports")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<UUID> idOf(AccountId account, String id) {
        return of(
                        "select passkey_id from passkey where id = :id and account_id = :account and removed_at is null",
                        account)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private StatementSpec of(String sql, AccountId account) {
        return database.sql(sql).param("account", account.uuid());
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getString("id"),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("used_at")),
                row.getTimestamp("trusted_from").toInstant());
    }

    private static CredentialRecord credential(ResultSet row, int number) throws SQLException {
        var created = row.getTimestamp("created_at").toInstant();
        var used = instant(row.getTimestamp("used_at"));
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("id")))
                .userEntityUserId(handleOf(AccountId.of(row.getObject("account_id", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(Set.of())
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .created(created)
                .lastUsed(used == null ? created : used)
                .label(row.getString("label"))
                .build();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** The user handle of an account, as authenticators store it: the octets of the random id, nothing personal. */
    static Bytes handleOf(AccountId account) {
        var uuid = account.uuid();
        return new Bytes(ByteBuffer.allocate(HANDLE_OCTETS)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    /** @throws IllegalArgumentException if the handle is not that of an account */
    static AccountId accountOf(Bytes handle) {
        var octets = ByteBuffer.wrap(handle.getBytes());
        if (octets.remaining() != HANDLE_OCTETS) {
            throw new IllegalArgumentException("The handle is not that of an account");
        }
        return AccountId.of(new UUID(octets.getLong(), octets.getLong()));
    }
}

package org.emailchange.accounts.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
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

    private static final String REGISTER = """
            insert into passkey (id, account_id, label, public_key, signature_count, transports, backup_eligible,
                                 backup_state, attestation_object, created_at)
            values (:id, :account, :label, :key, :count, :transports, :eligible, :state, :attestation, :now)
            on conflict (id) do nothing""";

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

    @Override
    public void save(CredentialRecord passkey) {
        var isNew = findByCredentialId(passkey.getCredentialId()) == null;
        if ((isNew ? register(passkey) : use(passkey)) == 0) {
            throw new IllegalStateException("The passkey is registered already, or its counter did not rise");
        }
    }

    private int register(CredentialRecord passkey) {
        var transports = passkey.getTransports().stream().map(AuthenticatorTransport::getValue);
        return database.sql(REGISTER)
                .param("id", passkey.getCredentialId().toBase64UrlString())
                .param("account", accountOf(passkey.getUserEntityUserId()).uuid())
                .param("label", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("transports", transports.sorted().collect(Collectors.joining(",")))
                .param("eligible", passkey.isBackupEligible())
                .param("state", passkey.isBackupState())
                .param(
                        "attestation",
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
        return database.sql("select * from passkey where id = :id")
                .param("id", id.toBase64UrlString())
                .query(PasskeyCredentials::credential)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return database.sql("select * from passkey where account_id = :account order by created_at")
                .param("account", accountOf(handle).uuid())
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
        return database.sql("select * from passkey where account_id = :account order by created_at")
                .param("account", account.uuid())
                .query(PasskeyCredentials::passkey)
                .list();
    }

    boolean rename(AccountId account, String id, String label) {
        return database.sql("update passkey set label = :label where id = :id and account_id = :account")
                        .param("label", label)
                        .param("id", id)
                        .param("account", account.uuid())
                        .update()
                == 1;
    }

    void removeAll(AccountId account) {
        database.sql("delete from passkey where account_id = :account")
                .param("account", account.uuid())
                .update();
    }

    boolean remove(AccountId account, String id) {
        return database.sql("delete from passkey where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account.uuid())
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getString("id"),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("used_at")));
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
                .transports(transports(row.getString("transports")))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .created(created)
                .lastUsed(used == null ? created : used)
                .label(row.getString("label"))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
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

package org.emailchange.accounts.passkey;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** All passkeys, in their table. */
@Component
class StoredPasskeys implements UserCredentialRepository {

    private static final String REGISTER = """
            insert into passkey (id, account_id, label, public_key, signature_count, transports, backup_eligible,
                                 backup_state, attestation_object, created_at)
            values (:id, :account, :label, :key, :count, :transports, :eligible, :state, :attestation, :now)
            on conflict (id) do nothing""";

    /** A device without a counter always says 0; one that has one never counts back, unless it was copied. */
    private static final String USE = """
            update passkey set signature_count = :count, backup_state = :state, used_at = :now
            where id = :id and (signature_count < :count or signature_count = 0 and :count = 0)""";

    private final JdbcClient database;
    private final Clock clock;

    StoredPasskeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void save(CredentialRecord passkey) {
        var isNew = findByCredentialId(passkey.getCredentialId()) == null;
        if ((isNew ? register(passkey) : use(passkey)) == 0) {
            throw new IllegalStateException("The passkey is somebody's already, or its counter went back");
        }
    }

    private int register(CredentialRecord passkey) {
        var transports = passkey.getTransports().stream().map(AuthenticatorTransport::getValue);
        return database.sql(REGISTER)
                .param("id", passkey.getCredentialId().toBase64UrlString())
                .param("account", Handles.account(passkey.getUserEntityUserId()).uuid())
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
                .query(PasskeyRow::credential)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return database.sql("select * from passkey where account_id = :account order by created_at")
                .param("account", Handles.account(handle).uuid())
                .query(PasskeyRow::credential)
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
                .query(PasskeyRow::passkey)
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
}

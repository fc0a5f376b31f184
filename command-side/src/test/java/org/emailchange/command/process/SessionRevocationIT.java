package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.PasskeyRemoval;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.TestAccount;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class SessionRevocationIT extends RunningCommandSide {

    private final TestAccount owner = system.openAccount(null);

    @Test
    void endsWhatWasShownBeforeOnceForAllChangesThatOneUndoTakesBack() {
        var own = UUID.randomUUID().toString();
        node.bean(SessionRevocation.class).on(undone(UUID.randomUUID().toString(), own));
        assertThat(credentialChanges()).isZero();

        node.bean(SessionRevocation.class).on(undone(own, null));
        assertThat(credentialChanges()).isEqualTo(1);
    }

    /** As a reset does, right after an undo: it has the row of the account, and removes passkeys. */
    @Test
    void waitsForOthersBeforeItRemovesPasskeys() {
        node.jdbc()
                .sql("""
                        insert into passkey (id, passkey_id, account_id, label, public_key, signature_count, transports,
                                             backup_eligible, backup_state, attestation_object, created_at, trusted_from)
                        values (:id, gen_random_uuid(), :account, '', '', 0, '', false, false, '', 'infinity', 'infinity')""")
                .param("id", owner.id().value())
                .param("account", owner.id().uuid())
                .update();

        var undone = node.bean(TransactionOperations.class).execute(other -> {
            node.bean(Passwords.class).countChange(owner.id());
            var revocation = CompletableFuture.runAsync(() -> node.bean(SessionRevocation.class)
                    .on(undone(UUID.randomUUID().toString(), null)));
            await().until(() -> revocation.isDone() || isWaitedFor());
            node.bean(PasskeyRemoval.class).removeAll(owner.id());
            return revocation;
        });

        undone.join();
        assertThat(credentialChanges()).isEqualTo(2);
    }

    private boolean isWaitedFor() {
        return node.jdbc()
                .sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private int credentialChanges() {
        return node.bean(Passwords.class).credentialChanges(owner.id());
    }

    private EmailChangeUndone undone(String change, String with) {
        var now = clock.instant();
        var account = owner.id().value();
        return new EmailChangeUndone(
                account,
                change,
                new Personal(account, "old@example.org"),
                "address-2",
                new Personal(account, "new@example.org"),
                "address-1",
                now,
                with,
                with == null ? now : null,
                null,
                null);
    }
}

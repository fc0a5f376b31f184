package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.Passkey;
import org.emailchange.api.Authentication;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.passkey.TestPasskey;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.AccountOwner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** What ends when the current mailbox says that a change of the credentials was not its owner's. */
class CredentialChangesIT extends RunningCommandSide {

    private final String mailbox = fresh("mailbox");
    private final TestAccount account = system.openAccount(mailbox);
    private final Requester requester = new Requester(
            Optional.of(new AccountOwner(account.id())), "127.0.0.1", null, Optional.empty(), Optional.empty());
    private final Credential password = new Credential(TestAccount.PASSWORD, null);
    private final PasskeyRequests passkeys = node.bean(PasskeyRequests.class);

    @BeforeEach
    void trustOnePasskey() {
        add("own");
        verify(inbox.token(mailbox, LinkPurpose.CONFIRM_PASSKEY)).expect(200);
    }

    @Test
    void endTheAddedPasskeyThoughItWasConfirmedAndThoseThatNobodyVouchedFor() {
        add("confirmed");
        verify(inbox.token(mailbox, LinkPurpose.CONFIRM_PASSKEY, 2)).expect(200);
        add("of the password alone");
        assertThat(labels()).hasSize(3);

        revoke(inbox.token(mailbox, LinkPurpose.DISOWN_CREDENTIAL, 2)).expect(200);

        assertThat(labels()).containsExactly("own");
    }

    @Test
    void bringBackATrustedPasskeyThatWasRemoved() {
        passkeys.remove(account.id(), password, passkeys.of(account.id()).get(0).id(), requester);
        // mails come in any order
        var disown = inbox.token(mailbox, LinkPurpose.DISOWN_CREDENTIAL, 2);
        add("of the password alone");

        revoke(disown).expect(200);

        assertThat(labels()).containsExactly("own");
    }

    @Test
    void endTheNewPassword() {
        var given = "another horse";
        wallet().put("/api/accounts/" + account.id() + "/password", Map.of("password", given, "keepPasskeys", true))
                .expect(204);
        var passwords = node.bean(Passwords.class);
        assertThat(passwords.matches(account.id(), given)).isTrue();

        revoke(inbox.token(mailbox, LinkPurpose.DISOWN_CREDENTIAL, 2)).expect(200);

        assertThat(passwords.matches(account.id(), given)).isFalse();
        assertThat(passwords.matches(account.id(), TestAccount.PASSWORD)).isFalse();
        assertThat(labels()).containsExactly("own");
    }

    /** As a reset does, or whoever adds a passkey: it has the row of the account, and sends a command to it. */
    @Test
    void waitForOthersWithoutHoldingThemUp() {
        var disown = inbox.token(mailbox, LinkPurpose.DISOWN_CREDENTIAL);

        var answer = node.bean(TransactionOperations.class).execute(other -> {
            node.bean(Passwords.class).countChange(account.id());
            var pressed = CompletableFuture.supplyAsync(() -> revoke(disown));
            await().until(() -> pressed.isDone() || isWaitedFor());
            node.bean(CommandDispatcher.class)
                    .send(new FailAuthentication(account.id(), Authentication.PASSWORD), requester);
            return pressed;
        });

        answer.join().expect(200);
    }

    private boolean isWaitedFor() {
        return node.jdbc()
                .sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private void add(String label) {
        var made = TestPasskey.at("http://localhost:8080").make(passkeys.optionsToCreate(account.id(), requester));
        passkeys.add(account.id(), password, label, made, requester);
    }

    private List<String> labels() {
        return passkeys.of(account.id()).stream().map(Passkey::label).toList();
    }
}

package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.TestAccount;
import org.junit.jupiter.api.Test;

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

package org.emailchange.command.process;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.PasskeyRemoval;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeUndone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what someone else may have of an account. Harmless when repeated, but not when replayed years later. */
@Component
@ProcessingGroup("process")
@DisallowReplay
class SessionRevocation {

    private final Sessions sessions;
    private final PasskeyRemoval passkeys;
    private final Passwords passwords;

    SessionRevocation(Sessions sessions, PasskeyRemoval passkeys, Passwords passwords) {
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.passwords = passwords;
    }

    /** The session that requested the change continues; all others have to sign in again. */
    @EventHandler
    void on(EmailChangeApproved event) {
        sessions.endOthers(AccountId.of(event.accountId()), ChangeId.of(event.changeId()));
    }

    /** With the sessions end the passkeys that whoever made the change may have added; the lock bars the password. */
    @EventHandler
    @Transactional
    public void on(EmailChangeUndone event) {
        var since = event.untrustedSince();
        if (since != null) {
            var account = AccountId.of(event.accountId());
            passwords.countChange(account);
            passkeys.removeSince(account, since);
            sessions.endAll(account);
        }
    }
}

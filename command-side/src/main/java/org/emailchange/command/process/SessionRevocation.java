package org.emailchange.command.process;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeUndone;
import org.springframework.stereotype.Component;

/** Ends the sessions in which someone else may be signed in. Harmless when repeated, but not when replayed years later. */
@Component
@ProcessingGroup("sessions")
@DisallowReplay
class SessionRevocation {

    private final Sessions sessions;

    SessionRevocation(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session that requested the change continues; all others have to sign in again. */
    @EventHandler
    void on(EmailChangeApproved event) {
        sessions.endOthers(AccountId.of(event.accountId()), ChangeId.of(event.changeId()));
    }

    /** The session that requested the change that was undone ends as well. */
    @EventHandler
    void on(EmailChangeUndone event) {
        sessions.endAll(AccountId.of(event.accountId()));
    }
}

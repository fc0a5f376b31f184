package org.emailchange.pages.session;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeUndone;
import org.springframework.stereotype.Component;

/** Signs an account out where somebody else may be sitting. Doing it twice does no harm, doing it years later would. */
@Component
@ProcessingGroup("sessions")
@DisallowReplay
class SessionsEnd {

    private final Sessions sessions;

    SessionsEnd(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whoever asked goes on; everybody else signs in again. */
    @EventHandler
    void on(EmailChangeApproved event) {
        sessions.endOthers(AccountId.of(event.accountId()), ChangeId.of(event.changeId()));
    }

    /** Whoever asked for what was taken back is signed out as well. */
    @EventHandler
    void on(EmailChangeUndone event) {
        sessions.endAll(AccountId.of(event.accountId()));
    }
}

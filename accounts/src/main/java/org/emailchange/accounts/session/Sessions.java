package org.emailchange.accounts.session;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.web.security.Caller.AccountOwner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of accounts, on all nodes. An ended session serves no further request. */
@Component
public class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient database;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient database) {
        this.sessions = sessions;
        this.database = database;
    }

    /** Ends all sessions of the account, in the caller's transaction if there is one. */
    public void endAll(AccountId account) {
        database.sql("delete from web_session where split_part(principal_name, '/', 1) = :name")
                .param("name", new AccountOwner(account).by())
                .update();
    }

    /** Ends all sessions of the account but the one of this id. */
    public void endOthers(AccountId account, String ownId) {
        database.sql("""
                        delete from web_session
                        where split_part(principal_name, '/', 1) = :name
                          and session_id <> :own and next_id is distinct from :own""")
                .param("name", new AccountOwner(account).by())
                .param("own", ownId)
                .update();
    }

    /** Ends all sessions of the account but the one that requested the change. */
    public void endOthers(AccountId account, ChangeId change) {
        sessions.findByPrincipalName(new AccountOwner(account).by()).values().stream()
                .filter(session -> !change.value().equals(session.getAttribute(OwnSession.CHANGE)))
                .map(Session::getId)
                .toList()
                .forEach(sessions::deleteById);
    }
}

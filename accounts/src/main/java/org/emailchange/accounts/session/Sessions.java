package org.emailchange.accounts.session;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.web.security.Caller.AccountOwner;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of accounts, on all nodes. An ended session serves no further request. */
@Component
public class Sessions {

    /** How Spring Session stores an attribute. */
    private static final SerializingConverter AS_STORED = new SerializingConverter();

    private final JdbcClient database;

    Sessions(JdbcClient database) {
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

    /** Ends all sessions of the account but the one that requested the change, in the caller's transaction if there is one. */
    public void endOthers(AccountId account, ChangeId change) {
        database.sql("""
                        delete from web_session s
                        where split_part(principal_name, '/', 1) = :name
                          and not exists (select from web_session_attributes a
                                          where a.session_primary_id = s.primary_id
                                            and a.attribute_name = :attribute and a.attribute_bytes = :change)""")
                .param("name", new AccountOwner(account).by())
                .param("attribute", OwnSession.CHANGE)
                .param("change", AS_STORED.convert(change.value()))
                .update();
    }
}

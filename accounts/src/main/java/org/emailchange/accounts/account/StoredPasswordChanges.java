package org.emailchange.accounts.account;

import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredPasswordChanges implements PasswordChanges {

    private final JdbcClient database;

    StoredPasswordChanges(JdbcClient database) {
        this.database = database;
    }

    @Override
    public int change(AccountId id, EncodedPassword password) {
        return database.sql("""
                        update account set password_hash = :hash, credential_changes = credential_changes + 1
                        where account_id = :id
                        returning credential_changes""")
                .param("id", id.uuid())
                .param("hash", password.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public int count(AccountId id) {
        return database.sql("select credential_changes from account where account_id = :id")
                .param("id", id.uuid())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}

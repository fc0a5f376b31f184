package org.emailchange.accounts.account;

import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredCredentials implements Credentials {

    private final JdbcClient database;

    StoredCredentials(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Credential> ofUsername(String username) {
        if (!Username.keepsTheRules(username)) {
            return Optional.empty();
        }
        return database.sql("select account_id, password_hash from account where username_key = :key")
                .param("key", Username.keyOf(username))
                .query(AccountRow::credential)
                .optional();
    }

    Optional<EncodedPassword> passwordOf(AccountId id) {
        return database.sql("select account_id, password_hash from account where account_id = :id")
                .param("id", id.uuid())
                .query(AccountRow::credential)
                .optional()
                .map(Credential::password);
    }
}

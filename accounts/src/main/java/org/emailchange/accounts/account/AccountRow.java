package org.emailchange.accounts.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;

/** Reads rows of the table {@code account}. */
final class AccountRow {

    private AccountRow() {}

    static Account account(ResultSet row, int number) throws SQLException {
        var language = Locale.forLanguageTag(row.getString("language"));
        return new Account(id(row), row.getString("username"), language);
    }

    static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(id(row), new EncodedPassword(row.getString("password_hash")));
    }

    private static AccountId id(ResultSet row) throws SQLException {
        return AccountId.of(row.getString("account_id"));
    }
}

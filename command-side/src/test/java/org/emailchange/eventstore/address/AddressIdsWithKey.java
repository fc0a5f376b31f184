package org.emailchange.eventstore.address;

import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Names of addresses, for tests without a database to check the key by. */
public final class AddressIdsWithKey {

    private AddressIdsWithKey() {}

    public static AddressIds zero() {
        var key = new AddressKey(Base64.getEncoder().encodeToString(new byte[32]));
        return new AddressIds(key, new AddressSettings(false), new Unchecked());
    }

    /** There is no database that could have been filled under another key. */
    private static final class Unchecked extends AddressKeyCheck {

        Unchecked() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        @Override
        void verify(AddressKey any, boolean foldsPlusTags) {}
    }
}

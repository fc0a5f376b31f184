package org.emailchange.eventstore.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices a key that is not the one the events were named under: with it, addresses that are owned would look free. Kept
 * in the database is a value that only the right key yields.
 */
@Component
class AddressKeyCheck {
    private static final String PURPOSE = "email-change/address-key-check/v1";

    private final JdbcClient jdbc;

    AddressKeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the first key, and refuses any other. */
    void verify(AddressKey key) {
        var value = key.of(PURPOSE, "");
        jdbc.sql("insert into address_key_check (check_value) values (?) on conflict do nothing")
                .param(value)
                .update();
        var known = jdbc.sql("select check_value from address_key_check")
                .query(String.class)
                .single();
        if (!MessageDigest.isEqual(known.getBytes(UTF_8), value.getBytes(UTF_8))) {
            throw new IllegalStateException("This database was filled under another address key:"
                    + " set email-change.address-key to the key that was used first, or use another database");
        }
    }
}

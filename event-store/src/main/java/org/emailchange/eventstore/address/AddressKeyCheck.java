package org.emailchange.eventstore.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.emailchange.api.InvalidSetting;
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

    /** Remembers the first key, and whether tags are folded; refuses any other. */
    void verify(AddressKey key, boolean foldsPlusTags) {
        var value = value(key, foldsPlusTags);
        jdbc.sql("insert into address_key_check (check_value) values (?) on conflict do nothing")
                .param(value)
                .update();
        var known = jdbc.sql("select check_value from address_key_check")
                .query(String.class)
                .single();
        if (equal(known, value)) {
            return;
        }
        if (equal(known, value(key, !foldsPlusTags))) {
            throw new InvalidSetting("Set email-change.address.fold-plus-tags to " + !foldsPlusTags
                    + ", with which this database was filled, or use another database.");
        }
        throw new InvalidSetting("Set email-change.address-key to the key under which this database was filled, or use"
                + " another database.");
    }

    private static String value(AddressKey key, boolean foldsPlusTags) {
        return key.of(PURPOSE, foldsPlusTags ? "fold-plus-tags" : "");
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}

package org.emailchange.eventstore.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidSetting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ids of addresses for streams and tables. An id shows no address, and without the key no candidate can be tried against
 * it.
 */
@Component
@DependsOnDatabaseInitialization
public class AddressIds {

    private static final String PURPOSE = "email-change/address/v1";
    private static final String CHECK_PURPOSE = "email-change/address-key-check/v1";

    private final AddressKey key;
    private final boolean foldPlusTags;

    /**
     * The settings {@code email-change.address.*}.
     *
     * @param foldPlusTags whether {@code name+tag@} is the same mailbox as {@code name@} where addresses are compared;
     *     decided with the first start on a database, for ever
     */
    @ConfigurationProperties("email-change.address")
    record Settings(@DefaultValue("false") boolean foldPlusTags) {}

    /** @throws InvalidSetting where the database was filled under another key */
    @Autowired
    AddressIds(AddressKey key, Settings settings, JdbcClient jdbc) {
        this(key, settings.foldPlusTags());
        checkAgainst(jdbc);
    }

    /** Without a database, which may have been filled under another key. */
    AddressIds(AddressKey key, boolean foldPlusTags) {
        this.key = key;
        this.foldPlusTags = foldPlusTags;
    }

    /** The same id for all spellings of one mailbox: {@code address-} and 64 hex digits. */
    public String idOf(EmailAddress address) {
        var canonical = address.canonical();
        return "address-" + key.of(PURPOSE, foldPlusTags ? withoutTag(canonical) : canonical);
    }

    /** A plus that begins the local part begins no tag, for there would be no name. */
    private static String withoutTag(String canonical) {
        var at = canonical.lastIndexOf('@');
        var plus = canonical.indexOf('+', 1);
        return plus < 0 || plus > at ? canonical : canonical.substring(0, plus) + canonical.substring(at);
    }

    /**
     * Refuses a key that is not the one under which the events were named: with it, addresses that are owned would look
     * free. The database keeps a value that only the right key yields, and whether tags are folded.
     */
    private void checkAgainst(JdbcClient jdbc) {
        jdbc.sql("insert into address_key_check (check_value) values (?) on conflict do nothing")
                .param(checkValue(foldPlusTags))
                .update();
        var known = jdbc.sql("select check_value from address_key_check")
                .query(String.class)
                .single();
        if (equal(known, checkValue(foldPlusTags))) {
            return;
        }
        if (equal(known, checkValue(!foldPlusTags))) {
            throw new InvalidSetting("Set email-change.address.fold-plus-tags to " + !foldPlusTags
                    + ", with which this database was filled, or use another database.");
        }
        throw new InvalidSetting("Set email-change.address-key to the key under which this database was filled, or use"
                + " another database.");
    }

    private String checkValue(boolean folded) {
        return key.of(CHECK_PURPOSE, folded ? "fold-plus-tags" : "");
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}

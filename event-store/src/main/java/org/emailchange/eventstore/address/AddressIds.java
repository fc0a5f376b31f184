package org.emailchange.eventstore.address;

import org.emailchange.api.EmailAddress;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Names addresses for streams and tables, so that who reads a name learns no address, and cannot try some out either. */
@Component
@DependsOnDatabaseInitialization
public class AddressIds {
    private static final String PURPOSE = "email-change/address/v1";

    private final AddressKey key;
    private final AddressSettings settings;

    AddressIds(AddressKey key, AddressSettings settings, AddressKeyCheck check) {
        check.verify(key, settings.foldPlusTags());
        this.key = key;
        this.settings = settings;
    }

    /** The same name for all spellings of one mailbox: {@code address-} and 64 hex digits. */
    public String idOf(EmailAddress address) {
        var canonical = address.canonical();
        return "address-" + key.of(PURPOSE, settings.foldPlusTags() ? withoutTag(canonical) : canonical);
    }

    /** A plus that begins the local part begins no tag, for there would be no name. */
    private static String withoutTag(String canonical) {
        var at = canonical.lastIndexOf('@');
        var plus = canonical.indexOf('+', 1);
        return plus < 0 || plus > at ? canonical : canonical.substring(0, plus) + canonical.substring(at);
    }
}

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

    AddressIds(AddressKey key, AddressKeyCheck check) {
        check.verify(key);
        this.key = key;
    }

    /** The same name for all spellings of one mailbox: {@code address-} and 64 hex digits. */
    public String idOf(EmailAddress address) {
        return "address-" + key.of(PURPOSE, address.canonical());
    }
}

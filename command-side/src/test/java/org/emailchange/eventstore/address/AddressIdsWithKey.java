package org.emailchange.eventstore.address;

import java.util.Base64;

/** Ids of addresses under a key of zeros, without a database. */
public final class AddressIdsWithKey {

    private AddressIdsWithKey() {}

    public static AddressIds zero() {
        return new AddressIds(new AddressKey(Base64.getEncoder().encodeToString(new byte[32])), false);
    }
}

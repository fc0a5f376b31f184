package org.emailchange.accounts.passkey;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.springframework.security.web.webauthn.api.Bytes;

/** Accounts as authenticators know them: the octets of their random id, with nothing personal in them. */
final class Handles {

    private static final int OCTETS = 16;

    private Handles() {}

    static Bytes of(AccountId account) {
        var uuid = account.uuid();
        return new Bytes(ByteBuffer.allocate(OCTETS)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    static AccountId account(Bytes handle) {
        var octets = ByteBuffer.wrap(handle.getBytes());
        if (octets.remaining() != OCTETS) {
            throw new IllegalArgumentException("no handle of ours");
        }
        return AccountId.of(new UUID(octets.getLong(), octets.getLong()));
    }
}

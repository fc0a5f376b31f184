package org.emailchange.query.rebuild;

import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes names for replays. */
@Component
class ReplayIds {
    private final SecureRandom random;

    ReplayIds(SecureRandom random) {
        this.random = random;
    }

    UUID next() {
        var octets = new byte[16];
        random.nextBytes(octets);
        return UUID.nameUUIDFromBytes(octets);
    }
}

package org.emailchange.command.usecase;

import java.security.SecureRandom;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.springframework.stereotype.Component;

/** New ids, from the one source of randomness. */
@Component
public class ChangeIds {

    private final SecureRandom random;

    public ChangeIds(SecureRandom random) {
        this.random = random;
    }

    public ChangeId next() {
        return ChangeId.of(uuid());
    }

    public AccountId nextAccount() {
        return AccountId.of(uuid());
    }

    /** A random UUID, version 4. */
    private UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}

package org.emailchange.api;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes new ids: random UUIDs (version 4), drawn from the one source of randomness; and checks the form of given ones. */
public final class Ids {

    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    public UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    public AccountId account() {
        return AccountId.of(uuid());
    }

    public ChangeId change() {
        return ChangeId.of(uuid());
    }

    /** One text form per UUID, because ids are compared as text. {@link UUID#fromString} alone takes shortened forms. */
    static void requireCanonical(String text) {
        if (!canonical(text).equals(text)) {
            throw new IllegalArgumentException("not a UUID in its canonical, lower-case form");
        }
    }

    static String canonical(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID: it has 36 characters");
        }
        return UUID.fromString(text).toString();
    }
}

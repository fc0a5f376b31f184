package org.emailchange.api;

import java.util.UUID;

/** One text form per UUID, because ids are compared as text. {@link UUID#fromString} alone takes shortened forms. */
final class CanonicalUuid {

    private CanonicalUuid() {}

    static void require(String text) {
        if (!of(text).equals(text)) {
            throw new IllegalArgumentException("not a UUID in its canonical, lower-case form");
        }
    }

    static String of(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID: it has 36 characters");
        }
        return UUID.fromString(text).toString();
    }
}

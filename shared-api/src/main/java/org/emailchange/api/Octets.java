package org.emailchange.api;

import java.nio.charset.StandardCharsets;

/** Lengths as mail servers count them. */
final class Octets {

    private Octets() {}

    static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

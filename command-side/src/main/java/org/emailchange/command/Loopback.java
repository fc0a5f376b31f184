package org.emailchange.command;

import java.util.Set;

/** Host names that never leave the machine. */
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    static boolean is(String host) {
        return NAMES.contains(host);
    }
}

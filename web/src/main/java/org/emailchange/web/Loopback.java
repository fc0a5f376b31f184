package org.emailchange.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells this machine, which no other machine can listen to or pretend to be, from all others. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    /** Whether a host is this machine by its very name, without asking a name server, which could be made to lie. */
    public static boolean isName(String host) {
        return NAMES.contains(host);
    }

    /** Whether a host resolves to this machine; no host is {@code localhost}. */
    public static boolean resolves(@Nullable String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

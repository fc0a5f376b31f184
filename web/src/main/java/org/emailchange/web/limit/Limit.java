package org.emailchange.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A limit for one account, address or client.
 *
 * @param name as the settings and the headers have it
 * @param rate how many, in how long
 * @param key for which account, address or client; stored as a keyed hash only
 * @param shown whether headers tell the caller how much of it is left
 */
public record Limit(String name, Rate rate, String key, boolean shown) {

    /** A subscriber has that many bytes of an IPv6 address, and chooses the rest freely. */
    private static final int NETWORK_BYTES = 8;

    /** A limit that the caller may know. */
    public Limit(String name, Rate rate, String key) {
        this(name, rate, key, true);
    }

    /** The same, hidden: others count against it as well, and what is left would tell about them. */
    public Limit hidden() {
        return new Limit(name, rate, key, false);
    }

    /**
     * The key of a client, which all addresses of the same client have in common. Forwarding headers count only where the
     * server is set to trust them ({@code server.forward-headers-strategy}), for then the remote address is taken from them.
     *
     * @param remoteAddress a literal, as the container gives it
     */
    public static String client(String remoteAddress) {
        try {
            var parsed = remoteAddress.contains(":") ? InetAddress.getByName(remoteAddress) : null;
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : remoteAddress;
        } catch (UnknownHostException e) {
            return remoteAddress;
        }
    }
}

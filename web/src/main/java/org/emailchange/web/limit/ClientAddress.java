package org.emailchange.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The client that a limit counts, by its remote address. Forwarding headers count only where the server is set to trust
 * them ({@code server.forward-headers-strategy}), for then the remote address is taken from them.
 */
public final class ClientAddress {

    /** A subscriber has that many bytes of an IPv6 address, and chooses the rest freely. */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * What all addresses of the same client have in common.
     *
     * @param remoteAddress a literal, as the container gives it
     */
    public static String of(String remoteAddress) {
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

package org.emailchange.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The machine that a request comes from. Forwarding headers count only where the server itself was told to trust them
 * ({@code server.forward-headers-strategy}), for then they are in the remote address already.
 */
final class Client {

    /** A subscriber has that many bits of an IPv6 address for himself, and changes the rest as he likes. */
    private static final int NETWORK_BYTES = 8;

    private Client() {}

    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** @param address as the container tells it, a literal */
    static String of(String address) {
        try {
            var parsed = address.contains(":") ? InetAddress.getByName(address) : null;
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

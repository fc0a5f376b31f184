package org.emailchange.eventstore;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * What this node calls itself where nodes compete. Made up at each start: process ids and host names repeat in
 * containers, and two nodes of one name would both believe to hold a claim.
 */
@Component
public class NodeName {
    private final String name;

    NodeName(SecureRandom random) {
        var octets = new byte[16];
        random.nextBytes(octets);
        name = HexFormat.of().formatHex(octets);
    }

    @Override
    public String toString() {
        return name;
    }
}

package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void isTheWholeIpv4Address() {
        assertThat(ClientAddress.of("192.0.2.7")).isNotEqualTo(ClientAddress.of("192.0.2.8"));
    }

    @Test
    void isTheNetworkOfAnIpv6Subscriber() {
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:ffff:ffff:ffff:fffe"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void isTheWholeIpv4AddressWithinIpv6() {
        assertThat(ClientAddress.of("::ffff:192.0.2.7")).isNotEqualTo(ClientAddress.of("::ffff:192.0.2.8"));
    }

    @Test
    void acceptsAnAddressWithAScope() {
        assertThat(ClientAddress.of("fe80:0:0:0:1:2:3:4%1")).isEqualTo(ClientAddress.of("fe80:0:0:0:1:2:3:5%1"));
    }
}

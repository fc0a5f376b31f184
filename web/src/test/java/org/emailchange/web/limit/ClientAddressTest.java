package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void takesAnIpv4AddressAsItIs() {
        assertThat(ClientAddress.of("192.0.2.7")).isNotEqualTo(ClientAddress.of("192.0.2.8"));
    }

    @Test
    void takesWhatOneSubscriberHasOfIpv6ForOneClient() {
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:ffff:ffff:ffff:fffe"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void takesAnIpv4AddressInIpv6AsItsOwnClient() {
        assertThat(ClientAddress.of("::ffff:192.0.2.7")).isNotEqualTo(ClientAddress.of("::ffff:192.0.2.8"));
    }

    @Test
    void takesAnAddressWithAScope() {
        assertThat(ClientAddress.of("fe80:0:0:0:1:2:3:4%1")).isEqualTo(ClientAddress.of("fe80:0:0:0:1:2:3:5%1"));
    }
}

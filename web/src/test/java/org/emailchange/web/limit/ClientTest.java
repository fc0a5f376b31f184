package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void takesAnIpv4AddressAsItIs() {
        assertThat(Client.of("192.0.2.7")).isNotEqualTo(Client.of("192.0.2.8"));
    }

    @Test
    void takesWhatOneSubscriberHasOfIpv6ForOneClient() {
        assertThat(Client.of("2001:db8:1:2::1")).isEqualTo(Client.of("2001:db8:1:2:ffff:ffff:ffff:fffe"));
        assertThat(Client.of("2001:db8:1:2::1")).isNotEqualTo(Client.of("2001:db8:1:3::1"));
    }

    @Test
    void takesAnIpv4AddressInIpv6AsItsOwnClient() {
        assertThat(Client.of("::ffff:192.0.2.7")).isNotEqualTo(Client.of("::ffff:192.0.2.8"));
    }

    @Test
    void takesAnAddressWithAScope() {
        assertThat(Client.of("fe80:0:0:0:1:2:3:4%1")).isEqualTo(Client.of("fe80:0:0:0:1:2:3:5%1"));
    }
}

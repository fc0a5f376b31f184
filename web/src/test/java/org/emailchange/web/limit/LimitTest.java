package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void isOfAClientByItsWholeIpv4Address() {
        assertThat(Limit.client("192.0.2.7")).isNotEqualTo(Limit.client("192.0.2.8"));
    }

    @Test
    void isOfAClientByTheNetworkOfAnIpv6Subscriber() {
        assertThat(Limit.client("2001:db8:1:2::1")).isEqualTo(Limit.client("2001:db8:1:2:ffff:ffff:ffff:fffe"));
        assertThat(Limit.client("2001:db8:1:2::1")).isNotEqualTo(Limit.client("2001:db8:1:3::1"));
    }

    @Test
    void isOfAClientByItsWholeIpv4AddressWithinIpv6() {
        assertThat(Limit.client("::ffff:192.0.2.7")).isNotEqualTo(Limit.client("::ffff:192.0.2.8"));
    }

    @Test
    void isOfAClientByItsAddressWithoutTheScope() {
        assertThat(Limit.client("fe80:0:0:0:1:2:3:4%1")).isEqualTo(Limit.client("fe80:0:0:0:1:2:3:5%1"));
    }
}

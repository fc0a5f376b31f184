package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void readsANumberAndAPeriod() {
        assertThat(Rate.valueOf("60/1h")).isEqualTo(new Rate(60, Duration.ofHours(1)));
        assertThat(Rate.valueOf(" 5 / 90s ")).isEqualTo(new Rate(5, Duration.ofSeconds(90)));
    }

    @Test
    void spreadsTheRestOverThePeriod() {
        assertThat(Rate.valueOf("60/1h").timeFor(1)).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "60/", "/1h", "0/1h", "-1/1h", "60/0s", "60/500ms", "many/1h", "60/1h/1h"})
    void refusesInvalidRates(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

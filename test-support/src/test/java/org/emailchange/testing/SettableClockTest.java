package org.emailchange.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo(Instant.EPOCH);

        clock.advance(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    }

    @Test
    void movesInAllZonesAtOnce() {
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.set(Instant.EPOCH.plusSeconds(5));

        assertThat(elsewhere.instant()).isEqualTo(Instant.EPOCH.plusSeconds(5));
    }

    @Test
    void losesNoMoveOfAnyThread() {
        IntStream.range(0, 1000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(1000));
    }
}

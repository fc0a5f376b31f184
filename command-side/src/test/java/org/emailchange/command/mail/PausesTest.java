package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "7, PT2M8S", "9, PT8M32S", "10, PT15M", "1000000, PT15M"})
    void doubleUpToTheLongest(int attempts, Duration pause) {
        assertThat(pauses.after(attempts)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"8, PT2S, PT15M, PT4M14S", "12, PT10S, PT30M, PT2H12M30S", "30, PT30S, PT30M, PT12H1M30S"})
    void addUpToWhatTheDocumentationSays(int attempts, Duration first, Duration longest, Duration sum) {
        var some = new Pauses(first, longest);

        assertThat(IntStream.range(1, attempts).mapToObj(some::after).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(sum);
    }

    @Test
    void areNeverLongerThanTheLongest() {
        assertThat(new Pauses(Duration.ofHours(1), Duration.ofMinutes(15)).after(1))
                .isEqualTo(Duration.ofMinutes(15));
    }
}

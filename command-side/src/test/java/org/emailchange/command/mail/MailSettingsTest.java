package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {

    private final MailSettings settings = Settings.plain();

    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "7, PT2M8S", "9, PT8M32S", "10, PT15M", "1000000, PT15M"})
    void pausesTwiceAsLongEachTimeUpToTheLongest(int attempts, Duration pause) {
        assertThat(settings.pauseAfter(attempts)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"8, PT2S, PT15M, PT4M14S", "12, PT10S, PT30M, PT2H12M30S", "30, PT30S, PT30M, PT12H1M30S"})
    void pausesForAsLongInTotalAsTheDocumentationSays(int attempts, Duration first, Duration longest, Duration sum) {
        var some = Settings.pausing(first, longest);

        assertThat(IntStream.range(1, attempts).mapToObj(some::pauseAfter).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(sum);
    }

    @Test
    void neverPausesLongerThanTheLongest() {
        assertThat(Settings.pausing(Duration.ofHours(1), Duration.ofMinutes(15)).pauseAfter(1))
                .isEqualTo(Duration.ofMinutes(15));
    }
}

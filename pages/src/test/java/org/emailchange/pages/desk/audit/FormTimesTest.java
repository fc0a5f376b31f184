package org.emailchange.pages.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.emailchange.web.page.TimeFormats;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FormTimesTest {
    private static final Instant NOON = Instant.parse("2026-05-03T06:15:00Z");

    private final FormTimes times = new FormTimes(new TimeFormats(ZoneId.of("Asia/Kathmandu")));

    @Test
    void takesAFieldForATimeInTheZoneOfTheInstallation() {
        assertThat(times.parseTime("2026-05-03T12:00")).isEqualTo(NOON);
        assertThat(times.parseTime("2026-05-03T12:00:00")).isEqualTo(NOON);
        assertThat(times.parseTime(times.format(NOON))).isEqualTo(NOON);
    }

    @Test
    void takesWhatALinkSaysAsItIs() {
        assertThat(times.parseTime("2026-05-03T06:15:00.123456Z")).isEqualTo(NOON.plusNanos(123_456_000));
    }

    @Test
    void beginsADayWhereItBeginsForItsReaders() {
        assertThat(times.startOf(LocalDate.of(2026, 5, 3))).isEqualTo(Instant.parse("2026-05-02T18:15:00Z"));
        assertThat(times.day(Instant.parse("2026-05-02T18:15:00Z"))).isEqualTo(LocalDate.of(2026, 5, 3));
    }

    @Test
    void takesNothingForNoDay() {
        assertThat(times.parseDay("")).isNull();
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> times.parseTime("noon"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> times.parseDay("3 May"));
    }
}

package org.emailchange.pages.desk.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.emailchange.web.page.TimeFormats;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.InstantParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dates and times in form fields: in the time zone of the installation, so that all auditors enter and see the same. */
@Component
class FormTimes {

    private final ZoneId zone;

    FormTimes(TimeFormats times) {
        this.zone = times.zone();
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The value of a {@code datetime-local} field, in whole seconds. */
    String format(Instant time) {
        return LocalDateTime.ofInstant(time, zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /**
     * The time in a {@code datetime-local} field or, as a UTC instant, in a link.
     *
     * @throws ProblemException {@code malformed} if it is neither
     */
    Instant parseTime(String text) {
        try {
            return InstantParameter.bounded(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }

    /**
     * The day in a {@code date} field; null if it was left empty.
     *
     * @throws ProblemException {@code malformed} if it is no day
     */
    @Nullable
    LocalDate parseDay(@Nullable String text) {
        try {
            if (text == null || text.isBlank()) {
                return null;
            }
            var day = LocalDate.parse(text);
            InstantParameter.bounded(startOf(day));
            return day;
        } catch (DateTimeException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }
}

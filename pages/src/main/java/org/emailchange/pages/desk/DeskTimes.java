package org.emailchange.pages.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.emailchange.web.page.TimeFormats;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times on desks: all in the zone of the installation, so that two people who compare what they see see the same. */
@Component("deskTimes")
public class DeskTimes {

    private final ZoneId zone;

    DeskTimes(TimeFormats times) {
        this.zone = times.zone();
    }

    /** The name of the zone, as its users write it. */
    public String zone(Locale language) {
        return zone.getDisplayName(TextStyle.SHORT, language);
    }

    /** Hours, minutes and seconds. */
    public String clock(Instant moment, Locale language) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone)
                .format(moment);
    }

    /** Day and time to the second, with the zone. */
    public String at(Instant moment, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss z", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone)
                .format(moment);
    }

    /** The day that a moment is on. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** When a day begins. */
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** As a form's field has it, whole seconds. */
    public String field(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /**
     * A moment from a form's field, or one from a link.
     *
     * @throws ProblemException {@code malformed} if it is neither
     */
    public Instant moment(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }

    /**
     * A day from a form's field; none where it was left empty.
     *
     * @throws ProblemException {@code malformed} if it is no day
     */
    public @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }
}

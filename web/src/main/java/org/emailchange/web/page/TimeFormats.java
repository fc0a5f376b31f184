package org.emailchange.web.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.emailchange.web.SharedSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The formats of times in mails and on pages, all in the time zone of the installation. On the pages of accounts a
 * script shows the reader's own time zone instead.
 */
@Component("times")
public class TimeFormats {

    private final ZoneId zone;

    @Autowired
    TimeFormats(SharedSettings settings) {
        this(settings.zone());
    }

    /** Formats in this time zone. */
    public TimeFormats(ZoneId zone) {
        this.zone = zone;
    }

    /** The time zone of the installation. */
    public ZoneId zone() {
        return zone;
    }

    /** The name of the time zone, as the speakers of a language write it. */
    public String zoneName(Locale language) {
        return zone.getDisplayName(TextStyle.SHORT, language);
    }

    /** The date alone: {@code 1 March 2026}. */
    public String date(Instant time, Locale language) {
        return format("d MMMM uuuu", time, language);
    }

    /** Date and time to the minute, with the zone: {@code 1 March 2026, 12:00 UTC}. */
    public String dateTime(Instant time, Locale language) {
        return format("d MMMM uuuu, HH:mm z", time, language);
    }

    /** Date and time to the second, with the zone: {@code 1 March 2026, 12:00:00 UTC}. */
    public String exactDateTime(Instant time, Locale language) {
        return format("d MMMM uuuu, HH:mm:ss z", time, language);
    }

    /** The time of day to the second: {@code 12:00:00}. */
    public String time(Instant time, Locale language) {
        return format("HH:mm:ss", time, language);
    }

    /** The time of day to the second, with the zone: {@code 12:00:00 UTC}. */
    public String timeAndZone(Instant time, Locale language) {
        return format("HH:mm:ss z", time, language);
    }

    /** For sentences in any language, with the zone: {@code 2026-03-01 12:00 UTC}. */
    public String isoDateTime(Instant time) {
        return format("yyyy-MM-dd HH:mm z", time, Locale.ROOT);
    }

    private String format(String pattern, Instant time, Locale language) {
        return DateTimeFormatter.ofPattern(pattern, language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone)
                .format(time);
    }
}

package org.emailchange.command.operator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.Locale;

/** Writes times for operators. Public because templates call it. */
public record Times(ZoneId zone) {

    /** A time to the second, in the reader's language. */
    public String of(Instant time, Locale language) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone)
                .format(time);
    }
}

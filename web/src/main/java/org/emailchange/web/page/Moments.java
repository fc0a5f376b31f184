package org.emailchange.web.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as people read them. A script may tell them in the reader's own time zone instead. */
@Component("moments")
public class Moments {

    private final PageSettings settings;

    Moments(PageSettings settings) {
        this.settings = settings;
    }

    /** Day and time, with the zone. */
    public String at(Instant moment, Locale language) {
        return format("d MMMM uuuu, HH:mm z", moment, language);
    }

    /** The day alone. */
    public String day(Instant moment, Locale language) {
        return format("d MMMM uuuu", moment, language);
    }

    /** Hours, minutes and seconds. */
    public String clock(Instant moment, Locale language) {
        return format("HH:mm:ss z", moment, language);
    }

    private String format(String pattern, Instant moment, Locale language) {
        return DateTimeFormatter.ofPattern(pattern, language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(settings.zone())
                .format(moment);
    }
}

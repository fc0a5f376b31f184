package org.emailchange.web.request;

import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads instants from parameters, such as {@code 2026-03-01T12:00:00Z}: those that the database can compare. */
@Component
public class InstantParameter implements Converter<String, Instant> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws DateTimeException if the text is no such instant */
    @Override
    public Instant convert(String text) {
        return bounded(Instant.parse(text));
    }

    /**
     * This instant.
     *
     * @throws DateTimeException if its year does not have four digits: the range of PostgreSQL is smaller than Java's
     */
    public static Instant bounded(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("The year does not have four digits");
        }
        return instant;
    }
}

package org.emailchange.web.limit;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many in a period; all of them may come at once, and then one for each part of the period.
 *
 * @param count how many, 1 or more
 * @param period in how long
 */
public record Rate(int count, Duration period) {

    /** @throws IllegalArgumentException if nothing would ever be allowed */
    public Rate {
        if (count < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate is 1 or more in 1s or more, such as 60/1h.");
        }
    }

    /** Reads a setting such as {@code 60/1h}. */
    public static Rate valueOf(String text) {
        var parts = text.split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A rate is a number and a period, such as 60/1h.");
        }
        return new Rate(Integer.parseInt(parts[0].strip()), DurationStyle.detectAndParse(parts[1].strip()));
    }

    /** After how long so many more are allowed. */
    Duration timeFor(long more) {
        return period.multipliedBy(more).dividedBy(count);
    }
}

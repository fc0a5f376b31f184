package org.emailchange.access.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * How full a bucket is.
 *
 * @param emptyAt when it will have run empty
 * @param hasRoom whether there was room for the drop
 */
record Level(Charge charge, Instant emptyAt, boolean hasRoom) {

    /** How many more there is room for. */
    long remaining(Instant now) {
        var room = charge.rate().period().minus(Duration.between(now, emptyAt));
        return room.isNegative()
                ? 0
                : Math.min(charge.rate().count(), room.dividedBy(charge.rate().drop()));
    }

    /** How long until there is room for one. */
    Duration untilRoom(Instant now) {
        var rate = charge.rate();
        var wait = Duration.between(now, emptyAt).plus(rate.drop()).minus(rate.period());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** How long until all of it is there again. */
    Duration untilEmpty(Instant now) {
        var left = Duration.between(now, emptyAt);
        return left.isNegative() ? Duration.ZERO : left;
    }
}

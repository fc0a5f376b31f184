package org.emailchange.web.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/**
 * How a bucket stands.
 *
 * @param remaining how many more there is room for
 * @param untilRoom how long until there is room for one more; zero where there is
 * @param untilFull how long until all of it is there again
 * @param hasRoom whether there was room for the one that was asked for
 */
record Level(Charge charge, long remaining, Duration untilRoom, Duration untilFull, boolean hasRoom) {

    static Level of(Charge charge, ConsumptionProbe probe) {
        var untilFull = Duration.ofNanos(probe.getNanosToWaitForReset());
        var untilRoom = probe.getRemainingTokens() > 0
                ? Duration.ZERO
                : untilFull.minus(charge.rate().timeFor(charge.rate().count() - 1));
        return new Level(charge, probe.getRemainingTokens(), untilRoom, untilFull, probe.isConsumed());
    }

    static Level of(Charge charge, EstimationProbe probe) {
        var remaining = probe.getRemainingTokens();
        var untilRoom = Duration.ofNanos(probe.getNanosToWaitForRefill());
        var missing = charge.rate().count() - remaining;
        return new Level(charge, remaining, untilRoom, charge.rate().timeFor(missing), probe.canBeConsumed());
    }

    /** As it stands when the one that was taken is put back. */
    Level givenBack() {
        var untilFull = this.untilFull.minus(charge.rate().timeFor(1));
        return new Level(charge, remaining + 1, Duration.ZERO, untilFull, hasRoom);
    }
}

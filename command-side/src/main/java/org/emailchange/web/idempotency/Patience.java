package org.emailchange.web.idempotency;

import java.time.Clock;
import java.time.Duration;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Waits for a twin. Between two looks nothing is held: no connection, no lock. */
@Component
class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final IdempotentRequests requests;
    private final IdempotencySettings settings;
    private final Clock clock;

    Patience(IdempotentRequests requests, IdempotencySettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Ours to do, done already, or another request's key.
     *
     * @throws ProblemException UNAVAILABLE where the twin takes too long
     */
    Claim claim(IdempotentRequest request) {
        var deadline = System.nanoTime() + settings.patience().toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            var claim = requests.claim(request);
            if (!(claim instanceof Claim.Running running)) {
                return claim;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw busy(running);
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private ProblemException busy(Claim.Running running) {
        var left = Duration.between(clock.instant(), running.until());
        var wait = left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
        return new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(wait));
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
        }
    }
}

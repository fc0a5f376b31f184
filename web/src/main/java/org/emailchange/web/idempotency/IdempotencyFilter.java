package org.emailchange.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.idempotency.IdempotentRequests.Claim;
import org.emailchange.web.idempotency.RequestFingerprints.Fingerprint;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.RateLimiter;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Executes a POST with an {@code Idempotency-Key} once, and answers repeats with the stored response. */
@Component
@Order(FilterOrder.IDEMPOTENCY)
public class IdempotencyFilter extends OncePerRequestFilter {

    /** The attribute of a request whose response asks to come again, though its status does not say so. */
    public static final String COME_AGAIN = IdempotencyFilter.class.getName() + ".come-again";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RequestFingerprints fingerprints;
    private final IdempotentRequests requests;
    private final IdempotentRequests.Settings settings;
    private final RateLimiter limiter;
    private final Clock clock;
    private final Problems problems;
    private final ProblemWriter writer;

    IdempotencyFilter(
            RequestFingerprints fingerprints,
            IdempotentRequests requests,
            IdempotentRequests.Settings settings,
            RateLimiter limiter,
            Clock clock,
            Problems problems,
            ProblemWriter writer) {
        this.fingerprints = fingerprints;
        this.requests = requests;
        this.settings = settings;
        this.limiter = limiter;
        this.clock = clock;
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || IdempotencyKey.values(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Claim claim;
        try {
            var fingerprint = fingerprints.of(request);
            count(fingerprint.countedFor());
            claim = claim(fingerprint);
        } catch (RuntimeException e) {
            writer.write(request, response, problems.of(e));
            return;
        }
        if (claim instanceof Claim.Acquired acquired) {
            execute(acquired, request, response, chain);
        } else if (claim instanceof Claim.Done done) {
            done.response().writeTo(response);
        } else {
            writer.write(request, response, Problem.of(GeneralProblem.IDEMPOTENCY_MISMATCH));
        }
    }

    private void count(@Nullable String sender) {
        if (sender != null) {
            limiter.take(new Limit("idempotency-keys-per-account", settings.keysPerAccount(), sender));
        }
    }

    /** Claims the request; where the same request is in flight, waits for its response without a connection or lock. */
    private Claim claim(Fingerprint request) {
        var deadline = System.nanoTime() + settings.patience().toNanos();
        var backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
        var pauses = backOff.start();
        while (true) {
            var claim = requests.claim(request);
            if (!(claim instanceof Claim.InFlight inFlight)) {
                return claim;
            }
            if (System.nanoTime() - deadline >= 0) {
                var left = Duration.between(clock.instant(), inFlight.until());
                throw unavailable(left.compareTo(SOON) < 0 ? SOON : left);
            }
            pause(pauses.nextBackOff());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(SOON);
        }
    }

    private static ProblemException unavailable(Duration wait) {
        return new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(wait));
    }

    /** Executes the request, and stores the response before the caller gets it. */
    private void execute(
            Claim.Acquired claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        StoredResponse answered = null;
        try {
            chain.doFilter(request, caching);
            answered = request.getAttribute(COME_AGAIN) == null ? StoredResponse.of(caching) : null;
        } finally {
            settle(claim, answered);
            caching.copyBodyToResponse();
        }
    }

    /** A response that cannot be stored is sent all the same; its lease runs out. */
    private void settle(Claim.Acquired claim, @Nullable StoredResponse response) {
        try {
            if (response != null && response.isFinal()) {
                requests.store(claim, response);
            } else {
                requests.release(claim);
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "A response could not be stored for repeats: {}",
                    e.getClass().getName());
        }
    }
}

package org.emailchange.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Does a POST with an {@code Idempotency-Key} once. It stands behind Spring Security, so that the caller is known. */
@Component
@Order(FilterOrder.IDEMPOTENCY)
class IdempotencyFilter extends OncePerRequestFilter {

    private final Fingerprints fingerprints;
    private final Patience patience;
    private final OnceDone once;
    private final Problems problems;
    private final ProblemWriter writer;

    IdempotencyFilter(
            Fingerprints fingerprints, Patience patience, OnceDone once, Problems problems, ProblemWriter writer) {
        this.fingerprints = fingerprints;
        this.patience = patience;
        this.once = once;
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
            claim = patience.claim(fingerprints.of(request).orElseThrow());
        } catch (RuntimeException e) {
            writer.write(request, response, problems.of(e));
            return;
        }
        if (claim instanceof Claim.Ours ours) {
            once.run(ours, request, response, chain);
        } else if (claim instanceof Claim.Done done) {
            done.answer().writeTo(response);
        } else {
            writer.write(request, response, Problem.of(GeneralProblem.IDEMPOTENCY_MISMATCH));
        }
    }
}

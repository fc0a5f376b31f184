package org.emailchange.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.security.ContributedPaths;
import org.emailchange.web.security.CurrentCaller;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls without signing in that reach the database; all others are refused before they cost anything. */
@Component
@Order(FilterOrder.ANONYMOUS_REQUESTS)
class OpenCalls extends OncePerRequestFilter {

    private final Limiter limiter;
    private final LimitSettings settings;
    private final ProblemWriter writer;
    private final ContributedPaths paths;

    OpenCalls(Limiter limiter, LimitSettings settings, ProblemWriter writer, ContributedPaths paths) {
        this.limiter = limiter;
        this.settings = settings;
        this.writer = writer;
        this.paths = paths;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.isLimited(request) || CurrentCaller.get().isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limiter.take(new Charge("open-calls-per-client", settings.openCallsPerClient(), Client.of(request)))
                    .forEach(response::setHeader);
        } catch (ProblemException e) {
            writer.write(request, response, e.problem());
            return;
        }
        chain.doFilter(request, response);
    }
}

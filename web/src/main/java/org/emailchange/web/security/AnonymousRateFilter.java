package org.emailchange.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the requests of one client without a caller, on the open paths that need the database. */
@Component
@Order(FilterOrder.ANONYMOUS_REQUESTS)
class AnonymousRateFilter extends OncePerRequestFilter {

    private final RateLimiter limiter;
    private final Settings settings;
    private final ProblemWriter writer;
    private final ContributedPaths paths;

    AnonymousRateFilter(RateLimiter limiter, Settings settings, ProblemWriter writer, ContributedPaths paths) {
        this.limiter = limiter;
        this.settings = settings;
        this.writer = writer;
        this.paths = paths;
    }

    /** @param openCallsPerClient requests without a caller from one client */
    @ConfigurationProperties("email-change.limits")
    record Settings(@DefaultValue("3000/1m") Rate openCallsPerClient) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.isLimited(request) || Caller.current().isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var client = Limit.client(request.getRemoteAddr());
            limiter.taken(new Limit("open-calls-per-client", settings.openCallsPerClient(), client))
                    .forEach(response::setHeader);
        } catch (ProblemException e) {
            writer.write(request, response, e.problem());
            return;
        }
        chain.doFilter(request, response);
    }
}

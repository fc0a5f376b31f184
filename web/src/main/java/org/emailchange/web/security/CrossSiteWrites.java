package org.emailchange.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send. It stands where no CSRF token is asked for: a link page has no session
 * that a token could belong to, its form carries the one-time secret of the mail instead, and the API takes no cookie.
 * But a browser that was once given a name and password for Basic adds them to any request, whoever wrote it. Every
 * browser of today says where a request comes from; programs do not send this header and are let pass.
 */
final class CrossSiteWrites extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter writer;

    CrossSiteWrites(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READS.contains(request.getMethod()) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            writer.write(request, response, Problem.of(GeneralProblem.FORBIDDEN));
        } else {
            chain.doFilter(request, response);
        }
    }
}

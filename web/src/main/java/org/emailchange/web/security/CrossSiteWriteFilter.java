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
 * Refuses writes that another site makes a browser send, where no CSRF token is asked for: the form of a link page has
 * the token of the link instead, and the API takes a name and password. But a browser that was once given those for
 * HTTP Basic adds them to every request. Browsers say in a header where a request comes from; programs do not send that
 * header and are not refused.
 */
final class CrossSiteWriteFilter extends OncePerRequestFilter {

    static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter problems;

    CrossSiteWriteFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READS.contains(request.getMethod()) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            problems.write(request, response, Problem.of(GeneralProblem.FORBIDDEN));
        } else {
            chain.doFilter(request, response);
        }
    }
}

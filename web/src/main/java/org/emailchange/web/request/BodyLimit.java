package org.emailchange.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in the whole body before anything else runs, so that one that is huge or endless costs little and a slow one
 * holds neither a database connection nor a lock.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimit extends OncePerRequestFilter {

    private final RequestLimits limits;
    private final ProblemWriter writer;

    BodyLimit(RequestLimits limits, ProblemWriter writer) {
        this.limits = limits;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest taken;
        try {
            taken = TakenRequest.of(request, new BodyReader(limits).read(request));
        } catch (ProblemException e) {
            refuse(request, response, e.problem());
            return;
        } catch (IOException e) {
            return; // the container has answered what broke, by way of the error page
        }
        chain.doFilter(taken, response);
    }

    /** Closes the connection: where this body ends, and the next request begins, is not known. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        writer.write(request, response, problem.withHeader("Connection", "close"));
    }
}

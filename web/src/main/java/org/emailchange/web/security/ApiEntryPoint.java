package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers requests that Spring Security refuses with a problem. */
@Component
class ApiEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String CHALLENGE = "Basic realm=\"email-change\", charset=\"UTF-8\"";

    private final Problems problems;
    private final ProblemWriter writer;

    ApiEntryPoint(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        writer.write(request, response, unauthenticated(request, exception));
    }

    private Problem unauthenticated(HttpServletRequest request, AuthenticationException exception) {
        if (exception instanceof AuthenticationServiceException) {
            return problems.of(exception); // a directory of callers failed: not the caller's fault
        }
        if (NoSuchPath.isCauseOf(exception.getCause())
                && !request.getServletPath().startsWith("/api/")) {
            return Problem.of(GeneralProblem.NOT_FOUND);
        }
        return Problem.of(GeneralProblem.UNAUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, isScript(request) ? "Session" : CHALLENGE);
    }

    /** At a challenge for Basic a browser would ask the person for name and password, even for a request of a script. */
    private static boolean isScript(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        var type = NoSuchPath.isCauseOf(exception) ? GeneralProblem.NOT_FOUND : GeneralProblem.FORBIDDEN;
        writer.write(request, response, Problem.of(type));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException exception)
            throws IOException {
        writer.write(request, response, Problem.of(GeneralProblem.MALFORMED));
    }
}

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

/** Answers whom Spring Security turns away. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String CHALLENGE = "Basic realm=\"email-change\", charset=\"UTF-8\"";

    private final Problems problems;
    private final ProblemWriter writer;

    Refusals(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        writer.write(request, response, notSignedIn(request, exception));
    }

    private Problem notSignedIn(HttpServletRequest request, AuthenticationException exception) {
        if (exception instanceof AuthenticationServiceException) {
            return problems.of(exception); // the accounts could not be asked: no fault of the caller
        }
        if (NoSuchPath.made(exception.getCause()) && !request.getRequestURI().startsWith("/api/")) {
            return Problem.of(GeneralProblem.NOT_FOUND);
        }
        return Problem.of(GeneralProblem.UNAUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, isScript(request) ? "Session" : CHALLENGE);
    }

    /** At Basic a browser would ask for the name and password of its own accord, whatever its page is about to do. */
    private static boolean isScript(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        var type = NoSuchPath.made(exception) ? GeneralProblem.NOT_FOUND : GeneralProblem.FORBIDDEN;
        writer.write(request, response, Problem.of(type));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException exception)
            throws IOException {
        writer.write(request, response, Problem.of(GeneralProblem.MALFORMED));
    }
}

package org.emailchange.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.emailchange.web.problem.ProblemAnswers;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.CurrentCaller;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls without signing in that reach the database; all others are refused before they cost anything. */
@Component
@Order(-50)
class OpenCalls extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of(
            "/api/verifications",
            "/api/revocations",
            "/api/undos",
            "/verify",
            "/verify/resend",
            "/revoke",
            "/undo",
            "/sign-in/passkey-options",
            "/sign-in/passkey");

    private final Limiter limiter;
    private final LimitSettings settings;
    private final ProblemAnswers answers;

    OpenCalls(Limiter limiter, LimitSettings settings, ProblemAnswers answers) {
        this.limiter = limiter;
        this.settings = settings;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OPEN.contains(request.getRequestURI()) || CurrentCaller.get().isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limiter.take(new Charge("open-calls-per-client", settings.openCallsPerClient(), Client.of(request)))
                    .forEach(response::setHeader);
        } catch (ProblemException e) {
            answers.answer(request, response, e.problem());
            return;
        }
        chain.doFilter(request, response);
    }
}

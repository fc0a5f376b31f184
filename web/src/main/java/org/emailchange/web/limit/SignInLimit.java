package org.emailchange.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses to check a password where there were too many wrong ones: it stands before Spring Security. Names that nobody
 * has count like all others.
 */
@Component
@Order(FilterOrder.FAILED_SIGN_INS)
class SignInLimit extends OncePerRequestFilter {

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final Limiter limiter;
    private final LimitSettings settings;
    private final ProblemWriter writer;

    SignInLimit(Limiter limiter, LimitSettings settings, ProblemWriter writer) {
        this.limiter = limiter;
        this.settings = settings;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var shown = basic.convert(request);
            if (shown != null) {
                limiter.look(charges(Client.of(request), shown.getName()));
            }
        } catch (AuthenticationException malformed) {
            // refused by whoever is asked next
        } catch (ProblemException e) {
            writer.write(request, response, e.problem());
            return;
        }
        chain.doFilter(request, response);
    }

    @EventListener
    void count(AuthenticationFailureBadCredentialsEvent failure) {
        var tried = failure.getAuthentication();
        if (tried.getDetails() instanceof WebAuthenticationDetails details) {
            limiter.count(charges(Client.of(String.valueOf(details.getRemoteAddress())), tried.getName()));
        }
    }

    private Charge[] charges(String client, String name) {
        return new Charge[] {
            new Charge(
                    "failed-sign-ins-per-name",
                    settings.failedSignInsPerName(),
                    client + '\n' + name.toLowerCase(Locale.ROOT)),
            new Charge("failed-sign-ins-per-client", settings.failedSignInsPerClient(), client)
        };
    }
}

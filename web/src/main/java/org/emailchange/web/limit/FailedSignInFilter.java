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
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses to check passwords after too many wrong ones, before Spring Security sees them. Names of no account count like
 * all others.
 */
@Component
@Order(FilterOrder.FAILED_SIGN_INS)
class FailedSignInFilter extends OncePerRequestFilter {

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final RateLimiter limiter;
    private final Settings settings;
    private final ProblemWriter writer;

    FailedSignInFilter(RateLimiter limiter, Settings settings, ProblemWriter writer) {
        this.limiter = limiter;
        this.settings = settings;
        this.writer = writer;
    }

    /**
     * The limits of wrong passwords.
     *
     * @param failedSignInsPerName from one client for one name
     * @param failedSignInsPerClient from one client for all names together
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(
            @DefaultValue("30/15m") Rate failedSignInsPerName,
            @DefaultValue("300/15m") Rate failedSignInsPerClient) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var shown = basic.convert(request);
            if (shown != null) {
                limiter.check(limits(request.getRemoteAddr(), shown.getName()));
            }
        } catch (AuthenticationException malformed) {
            // Spring Security refuses it
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
            limiter.count(limits(String.valueOf(details.getRemoteAddress()), tried.getName()));
        }
    }

    private Limit[] limits(String remoteAddress, String name) {
        var client = ClientAddress.of(remoteAddress);
        return new Limit[] {
            new Limit(
                    "failed-sign-ins-per-name",
                    settings.failedSignInsPerName(),
                    client + '\n' + name.toLowerCase(Locale.ROOT)),
            new Limit("failed-sign-ins-per-client", settings.failedSignInsPerClient(), client)
        };
    }
}

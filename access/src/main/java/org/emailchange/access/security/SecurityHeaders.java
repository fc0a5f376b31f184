package org.emailchange.access.security;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;

/** What every answer carries, those included that Spring Security never sees. */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeadersFilter(
            @Value("${email-change.base-url:http://localhost:8080}") String baseUrl) {
        var filter = new HeaderWriterFilter(List.of(fixed(), strictTransport(baseUrl.startsWith("https:"))));
        // at once, so that no answer gets away without
        filter.setShouldWriteHeadersEagerly(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    private static HeaderWriter fixed() {
        return (request, response) -> {
            response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Cache-Control", "no-store");
        };
    }

    /** Also where a proxy in front speaks https and this process does not. */
    private static HeaderWriter strictTransport(boolean always) {
        var year = Duration.ofDays(365).toSeconds();
        return new HstsHeaderWriter(request -> always || request.isSecure(), year, true);
    }
}

package org.emailchange.web.security;

import java.time.Duration;
import java.util.List;
import org.emailchange.web.CoreSettings;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.FixedHeaders;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;

/** What every answer carries, those included that Spring Security never sees. */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeadersFilter(CoreSettings settings) {
        var filter = new HeaderWriterFilter(List.of(fixed(), strictTransport(settings.isHttps())));
        // at once, so that no answer gets away without
        filter.setShouldWriteHeadersEagerly(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FilterOrder.SECURITY_HEADERS);
        return registration;
    }

    private static HeaderWriter fixed() {
        return (request, response) -> FixedHeaders.ALL.forEach(response::setHeader);
    }

    /** Also where a proxy in front speaks https and this process does not. */
    private static HeaderWriter strictTransport(boolean always) {
        var year = Duration.ofDays(365).toSeconds();
        return new HstsHeaderWriter(request -> always || request.isSecure(), year, true);
    }
}

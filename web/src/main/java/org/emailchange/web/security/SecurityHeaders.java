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

/** The filter that sets the security headers of every answer, including those that Spring Security never sees. */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeadersFilter(CoreSettings settings) {
        var filter = new HeaderWriterFilter(List.of(fixed(), strictTransport(settings.isHttps())));
        // before the answer is written, so that none lacks them
        filter.setShouldWriteHeadersEagerly(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FilterOrder.SECURITY_HEADERS);
        return registration;
    }

    private static HeaderWriter fixed() {
        return (request, response) -> FixedHeaders.ALL.forEach(response::setHeader);
    }

    /** Always where people come by HTTPS, even if only a proxy in front of this process speaks it. */
    private static HeaderWriter strictTransport(boolean always) {
        var year = Duration.ofDays(365).toSeconds();
        return new HstsHeaderWriter(request -> always || request.isSecure(), year, true);
    }
}

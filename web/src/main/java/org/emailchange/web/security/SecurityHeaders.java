package org.emailchange.web.security;

import java.time.Duration;
import java.util.List;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.FixedHeaders;
import org.emailchange.web.SharedSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The filter that sets the security headers of every answer, including those that Spring Security never sees. */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeadersFilter(SharedSettings settings) {
        var filter = new HeaderWriterFilter(List.of(fixed(), strictTransport(settings.isHttps())));
        // before the answer is written, so that none lacks them
        filter.setShouldWriteHeadersEagerly(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FilterOrder.SECURITY_HEADERS);
        return registration;
    }

    private static HeaderWriter fixed() {
        return new StaticHeadersWriter(FixedHeaders.ALL.entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList());
    }

    /** Always where people come by HTTPS, even if only a proxy in front of this process speaks it. */
    private static HeaderWriter strictTransport(boolean always) {
        var writer = new HstsHeaderWriter(Duration.ofDays(365).toSeconds(), true);
        if (always) {
            writer.setRequestMatcher(AnyRequestMatcher.INSTANCE);
        }
        return writer;
    }
}

package org.emailchange.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Whatever no other chain speaks for does not exist. */
@Configuration(proxyBeanMethods = false)
class ClosedByDefault {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain closedChain(HttpSecurity http, StatelessChain stateless) throws Exception {
        return stateless
                .on(http.securityMatcher("/**"))
                .authorizeHttpRequests(paths -> paths.anyRequest().access(NoSuchPath.deny()))
                .build();
    }
}

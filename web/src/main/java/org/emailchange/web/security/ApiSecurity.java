package org.emailchange.web.security;

import org.emailchange.web.security.PathRules.Chain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what of the API; by session, or by a name and password that each request brings along. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http, SessionChain sessions, Refusals refusals, ContributedPaths paths)
            throws Exception {
        return sessions.on(http.securityMatcher("/api/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.API, allowed))
                .build();
    }
}

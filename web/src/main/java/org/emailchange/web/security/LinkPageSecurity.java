package org.emailchange.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages that links in mails open, on any device and without having to sign in, and what these pages load. */
@Configuration(proxyBeanMethods = false)
class LinkPageSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain linkPageChain(HttpSecurity http, SessionChain sessions, Refusals refusals) throws Exception {
        return sessions.reading(http.securityMatcher(
                        "/verify", "/verify/resend", "/revoke", "/undo", "/assets/**", "/webjars/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }
}

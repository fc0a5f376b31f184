package org.emailchange.access.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages that links in mails open, on any device and without signing in, and what these pages load. */
@Configuration(proxyBeanMethods = false)
class LinkPageSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain linkPageChain(HttpSecurity http, StatelessChain stateless) throws Exception {
        return stateless
                .on(http.securityMatcher("/verify", "/revoke", "/undo", "/assets/**"))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }
}

package org.emailchange.access.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages of operators; a browser asks for name and password by itself. */
@Configuration(proxyBeanMethods = false)
class OperatorPageSecurity {

    @Bean
    @Order(15)
    SecurityFilterChain operatorPageChain(HttpSecurity http, StatelessChain stateless) throws Exception {
        return stateless
                .on(http.securityMatcher("/operator/**"))
                .httpBasic(basic -> basic.realmName("email-change"))
                .authorizeHttpRequests(paths -> paths.anyRequest().hasRole(Role.OPERATOR.name()))
                .build();
    }
}

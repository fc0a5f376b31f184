package org.emailchange.web.security;

import static org.emailchange.web.security.Role.APP;
import static org.emailchange.web.security.Role.AUDITOR;
import static org.emailchange.web.security.Role.OPERATOR;
import static org.emailchange.web.security.Role.SUPPORT;
import static org.emailchange.web.security.Role.USER;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what of the API; by session, or by a name and password that each request brings along. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String[] OPEN = {"/api/verifications", "/api/revocations", "/api/undos"};

    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http, SessionChain sessions, Refusals refusals) throws Exception {
        return sessions.on(http.securityMatcher("/api/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                // by path alone: a wrong method on a right path is told as such
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/api/accounts", "/api/accounts/{account}/password")
                        .hasRole(APP.name())
                        .requestMatchers("/api/accounts/{account}/**", "/api/email-availability")
                        .hasAnyRole(USER.name(), APP.name())
                        .requestMatchers("/api/support/**")
                        .hasRole(SUPPORT.name())
                        .requestMatchers("/api/audit/**")
                        .hasRole(AUDITOR.name())
                        .requestMatchers("/api/mails/**")
                        .hasRole(OPERATOR.name())
                        .anyRequest()
                        .access(NoSuchPath.deny()))
                .build();
    }
}

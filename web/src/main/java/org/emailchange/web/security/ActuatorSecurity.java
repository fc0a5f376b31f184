package org.emailchange.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Only the probes are for everybody; operators read the meters. */
@Configuration(proxyBeanMethods = false)
class ActuatorSecurity {

    @Bean
    @Order(30)
    SecurityFilterChain actuatorChain(HttpSecurity http, StatelessChain stateless, Refusals refusals) throws Exception {
        return stateless
                .on(http.securityMatcher("/actuator/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/actuator/health/readiness",
                                "/actuator/health/liveness",
                                "/actuator/health/views",
                                "/actuator/health/mails")
                        .permitAll()
                        .requestMatchers("/actuator/metrics", "/actuator/metrics/*")
                        .hasRole(Role.OPERATOR.name())
                        .anyRequest()
                        .access(NoSuchPath.deny()))
                .build();
    }
}

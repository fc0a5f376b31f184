package org.emailchange.web.security;

import org.emailchange.web.security.PathRules.Chain;
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
    SecurityFilterChain actuatorChain(
            HttpSecurity http, StatelessChain stateless, Refusals refusals, ContributedPaths paths) throws Exception {
        return stateless
                .on(http.securityMatcher("/actuator/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.ACTUATOR, allowed))
                .build();
    }

    @Bean
    static PathRules actuatorPaths() {
        return PathRules.actuator()
                .anyone("/actuator/health/readiness", "/actuator/health/liveness")
                .role(Role.OPERATOR, "/actuator/metrics", "/actuator/metrics/*");
    }
}

package org.emailchange.web.security;

import org.emailchange.web.security.PathRules.Chain;
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
    SecurityFilterChain linkPageChain(
            HttpSecurity http, SessionChain sessions, Refusals refusals, ContributedPaths paths) throws Exception {
        return sessions.reading(http.securityMatcher(paths.of(Chain.LINK_PAGE)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.LINK_PAGE, allowed))
                .build();
    }

    @Bean
    static PathRules assetPaths() {
        return PathRules.linkPages().anyone("/assets/**", "/webjars/**");
    }
}

package org.emailchange.web.security;

import jakarta.servlet.DispatcherType;
import org.emailchange.web.security.PathRules.Chain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Signing in, signing out, and the pages for who is signed in. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";
    private static final String FAILED = SIGN_IN + "/failed";

    @Bean
    @Order(40)
    SecurityFilterChain pageChain(
            HttpSecurity http, CallerSessions sessions, PageRefusals refusals, ContributedPaths paths)
            throws Exception {
        return http.securityMatcher(paths.of(Chain.PAGE))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .headers(AbstractHttpConfigurer::disable) // SecurityHeaders reaches further
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .successHandler((request, response, caller) -> response.sendRedirect("/"))
                        .failureForwardUrl(FAILED))
                .logout(out -> out.logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .exceptionHandling(all -> all.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(allowed -> {
                    allowed.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll();
                    paths.authorize(Chain.PAGE, allowed);
                })
                .build();
    }

    /** Spring Security itself serves these, but for the form to sign in by. */
    @Bean
    static PathRules signInPaths() {
        return PathRules.pages().anyone(SIGN_IN).signedIn(SIGN_OUT);
    }
}

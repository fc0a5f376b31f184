package org.emailchange.web.security;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.stream.Stream;
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
    private static final String FAILED = SIGN_IN + "/failed";
    private static final String[] OPEN = {SIGN_IN, SIGN_IN + "/**"};
    private static final String[] ACCOUNT = {"/account", "/account/**"};
    private static final String[] SUPPORT = {"/support", "/support/**"};
    private static final String[] AUDIT = {"/audit", "/audit/**"};
    private static final String[] OPERATOR = {"/operator/**"};
    private static final String[] PATHS = Stream.of(
                    new String[] {"/", "/sign-out"}, OPEN, ACCOUNT, SUPPORT, AUDIT, OPERATOR)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);

    @Bean
    @Order(40)
    SecurityFilterChain pageChain(HttpSecurity http, CallerSessions sessions, PageRefusals refusals) throws Exception {
        return http.securityMatcher(PATHS)
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .headers(AbstractHttpConfigurer::disable) // SecurityHeaders reaches further
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .successHandler((request, response, caller) -> response.sendRedirect("/"))
                        .failureForwardUrl(FAILED))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .exceptionHandling(all -> all.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(ACCOUNT)
                        .hasRole(Role.USER.name())
                        .requestMatchers(SUPPORT)
                        .hasRole(Role.SUPPORT.name())
                        .requestMatchers(AUDIT)
                        .hasRole(Role.AUDITOR.name())
                        .requestMatchers(OPERATOR)
                        .hasRole(Role.OPERATOR.name())
                        .anyRequest()
                        .authenticated())
                .build();
    }
}

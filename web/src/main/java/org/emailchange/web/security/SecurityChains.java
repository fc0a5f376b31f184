package org.emailchange.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.security.PathRules.Chain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The security filter chains, in the order in which a request is matched with them. Each lets pass what features
 * contribute to it by {@link PathRules}; the last one lets pass nothing.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String SIGN_OUT = "/sign-out";

    private final ContributedPaths paths;
    private final CallerContextRepository callers;
    private final CsrfTokens tokens;
    private final ApiEntryPoint apiEntryPoint;
    private final PageEntryPoint pageEntryPoint;
    private final ProblemWriter problems;

    SecurityChains(
            ContributedPaths paths,
            CallerContextRepository callers,
            CsrfTokens tokens,
            ApiEntryPoint apiEntryPoint,
            PageEntryPoint pageEntryPoint,
            ProblemWriter problems) {
        this.paths = paths;
        this.callers = callers;
        this.tokens = tokens;
        this.apiEntryPoint = apiEntryPoint;
        this.pageEntryPoint = pageEntryPoint;
        this.problems = problems;
    }

    /** Nobody reads what each filter of each request would be measured for. */
    @Bean
    static SecurityObservationSettings unmeasuredFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** A browser sends its cookie whichever site wrote the request, so writes of a session need its CSRF token. */
    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        return basicOrSession(http.securityMatcher("/api/**"))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(this::needsCsrfToken))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.API, allowed))
                .build();
    }

    /** No CSRF token here: the forms of link pages have the token of the link. */
    @Bean
    @Order(20)
    SecurityFilterChain linkPageChain(HttpSecurity http) throws Exception {
        return basicOrSession(http.securityMatcher(paths.of(Chain.LINK_PAGE)))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.LINK_PAGE, allowed))
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain actuatorChain(HttpSecurity http) throws Exception {
        return withoutSession(http.securityMatcher("/actuator/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(apiEntryPoint))
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.ACTUATOR, allowed))
                .build();
    }

    @Bean
    @Order(40)
    SecurityFilterChain pageChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths.of(Chain.PAGE))
                .securityContext(context -> context.securityContextRepository(callers))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED)
                        .sessionFixation(fixation -> fixation.newSession()))
                .headers(AbstractHttpConfigurer::disable) // see SecurityHeaders
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .formLogin(form -> form.loginPage(PageEntryPoint.SIGN_IN)
                        .successHandler((request, response, caller) -> response.sendRedirect("/"))
                        .failureForwardUrl(PageEntryPoint.SIGN_IN + "/failed"))
                .logout(out -> out.logoutUrl(SIGN_OUT).logoutSuccessUrl(PageEntryPoint.SIGN_IN + "?signed-out"))
                .exceptionHandling(
                        all -> all.authenticationEntryPoint(pageEntryPoint).accessDeniedHandler(pageEntryPoint))
                .authorizeHttpRequests(allowed -> allowed.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll())
                .authorizeHttpRequests(allowed -> paths.authorize(Chain.PAGE, allowed))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain closedChain(HttpSecurity http) throws Exception {
        return withoutSession(http.securityMatcher("/**"))
                .authorizeHttpRequests(allowed -> allowed.anyRequest().access(NoSuchPath.deny()))
                .build();
    }

    @Bean
    static PathRules assetPaths() {
        return PathRules.linkPages().anyone("/assets/**", "/webjars/**");
    }

    @Bean
    static PathRules signInPaths() {
        return PathRules.pages().anyone(PageEntryPoint.SIGN_IN).signedIn(SIGN_OUT);
    }

    @Bean
    static PathRules actuatorPaths() {
        return PathRules.actuator()
                .anyone("/actuator/health/readiness", "/actuator/health/liveness")
                .role(Role.OPERATOR, "/actuator/metrics", "/actuator/metrics/*");
    }

    /**
     * Knows a caller by name and password, or by a session, and stores none in a session: a session creation policy, of
     * whatever kind, would add the filter that does.
     */
    private HttpSecurity basicOrSession(HttpSecurity http) {
        return common(http)
                .httpBasic(basic -> basic.authenticationEntryPoint(apiEntryPoint))
                .securityContext(context -> context.securityContextRepository(callers));
    }

    private HttpSecurity withoutSession(HttpSecurity http) {
        return common(http)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private HttpSecurity common(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CrossSiteWriteFilter(problems), AuthorizationFilter.class)
                .headers(AbstractHttpConfigurer::disable) // see SecurityHeaders
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        all -> all.authenticationEntryPoint(apiEntryPoint).accessDeniedHandler(apiEntryPoint))
                // these continue a request that has been let pass
                .authorizeHttpRequests(
                        allowed -> allowed.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll());
    }

    /** A request with a name and password is authenticated by these or refused, whatever its cookie says. */
    private boolean needsCsrfToken(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        var isBasic = shown != null && StringUtils.startsWithIgnoreCase(shown.strip(), "Basic");
        return !CrossSiteWriteFilter.READS.contains(request.getMethod())
                && !isBasic
                && callers.containsContext(request);
    }

    /**
     * Refuses writes that another site makes a browser send, where no CSRF token is asked for: the form of a link page has
     * the token of the link instead, and the API takes a name and password. But a browser that was once given those for
     * HTTP Basic adds them to every request. Browsers say in a header where a request comes from; programs do not send that
     * header and are not refused.
     */
    private static final class CrossSiteWriteFilter extends OncePerRequestFilter {

        static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

        private final ProblemWriter problems;

        CrossSiteWriteFilter(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!READS.contains(request.getMethod()) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
                problems.write(request, response, Problem.of(GeneralProblem.FORBIDDEN));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}

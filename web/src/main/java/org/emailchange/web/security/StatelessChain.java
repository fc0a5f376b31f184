package org.emailchange.web.security;

import jakarta.servlet.DispatcherType;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;

/** What all chains without a session have in common. */
@Component
class StatelessChain {

    private final Refusals refusals;
    private final ProblemWriter writer;

    StatelessChain(Refusals refusals, ProblemWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    HttpSecurity on(HttpSecurity http) {
        return common(http)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** What they share with chains that know a session when they see one. */
    HttpSecurity common(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable) // see CrossSiteWrites
                .addFilterBefore(new CrossSiteWrites(writer), AuthorizationFilter.class)
                .headers(AbstractHttpConfigurer::disable) // SecurityHeaders reaches further
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(all -> all.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // these go on with a request that has been let pass
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll());
    }
}

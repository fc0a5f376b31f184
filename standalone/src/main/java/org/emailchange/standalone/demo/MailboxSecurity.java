package org.emailchange.standalone.demo;

import org.emailchange.web.Loopback;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Shows the mailbox to everybody on this machine, and to no page from elsewhere that rebinds its own name to it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMailbox
class MailboxSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain mailboxChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((user, context) -> new AuthorizationDecision(
                                Loopback.isName(context.getRequest().getServerName()))))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // what every answer carries is set further out; the mail pages widen it
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }
}

package org.emailchange.query;

import org.emailchange.web.security.PathRules;
import org.emailchange.web.security.Role;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Everything of this module: import this class and import {@code classpath:email-change/query-side.yml} as settings.
 * Needs what the event store and the access module bring.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
@EntityScan
@EnableJpaRepositories
public class QuerySideConfiguration {

    @Bean
    PathRules queryPaths() {
        return PathRules.api()
                .ownerOrApp("/api/email-availability")
                .role(Role.SUPPORT, "/api/support/**")
                .role(Role.AUDITOR, "/api/audit/**");
    }

    @Bean
    PathRules viewHealthPath() {
        return PathRules.actuator().anyone("/actuator/health/views");
    }
}

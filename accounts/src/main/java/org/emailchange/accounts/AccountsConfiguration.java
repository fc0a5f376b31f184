package org.emailchange.accounts;

import org.emailchange.web.WebConfiguration;
import org.emailchange.web.security.PathRules;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of this module; needs a data source, a {@code java.time.Clock} and a {@code java.security.SecureRandom}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
@Import(WebConfiguration.class)
public class AccountsConfiguration {

    @Bean
    PathRules accountPaths() {
        return PathRules.api().ownerOrApp("/api/accounts/{account}/**");
    }

    @Bean
    PathRules passkeySignInPaths() {
        return PathRules.pages().anyoneLimited("/sign-in/passkey-options", "/sign-in/passkey");
    }
}

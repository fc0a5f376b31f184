package org.emailchange.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Pseudonyms;
import org.emailchange.web.security.PathRules;
import org.emailchange.web.security.Role;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The edge with a few controllers behind it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({AccountsConfiguration.class, SampleApi.class, SamplePages.class, SampleSignIn.class})
public class EdgeApplication {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Bean
    PathRules sampleApiPaths() {
        return PathRules.api()
                .anyoneLimited("/api/verifications")
                .role(Role.APP, "/api/accounts")
                .ownerOrApp("/api/email-availability")
                .role(Role.SUPPORT, "/api/support/**")
                .role(Role.AUDITOR, "/api/audit/**");
    }

    @Bean
    PathRules samplePagePaths() {
        return PathRules.pages().anyone("/sign-in/**").signedIn("/").role(Role.USER, "/account/**");
    }

    @Bean
    PathRules sampleLinkPagePaths() {
        return PathRules.linkPages().anyoneLimited(LinkPurpose.VERIFY_PAGE, LinkPurpose.UNDO_PAGE);
    }

    @Bean
    Pseudonyms pseudonyms() {
        return (purpose, text) -> UUID.nameUUIDFromBytes((purpose + text).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}

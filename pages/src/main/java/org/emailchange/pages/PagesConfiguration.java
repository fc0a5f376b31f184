package org.emailchange.pages;

import org.emailchange.api.LinkPurpose;
import org.emailchange.web.security.PathRules;
import org.emailchange.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module: import this class and import {@code classpath:email-change/pages.yml} as settings. Needs the
 * access module, the command side, and the query side behind Axon's query gateway.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PagesConfiguration {

    @Bean
    PathRules linkPagePaths() {
        return PathRules.linkPages()
                .anyoneLimited(
                        LinkPurpose.VERIFY_PAGE,
                        LinkPurpose.RESEND_PAGE,
                        LinkPurpose.REVOKE_PAGE,
                        LinkPurpose.UNDO_PAGE);
    }

    @Bean
    PathRules pagePaths() {
        return PathRules.pages().anyone("/sign-in/**").signedIn("/").role(Role.USER, "/account/**");
    }
}

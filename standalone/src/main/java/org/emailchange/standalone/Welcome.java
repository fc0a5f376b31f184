package org.emailchange.standalone;

import java.net.URI;
import org.emailchange.web.CoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where to click. */
@Component
class Welcome {
    private static final Logger LOG = LoggerFactory.getLogger("email-change");

    private final URI baseUrl;
    private final boolean demo;

    Welcome(CoreSettings settings, @Value("${email-change.demo}") boolean demo) {
        this.baseUrl = settings.baseUrl();
        this.demo = demo;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        LOG.info(
                "Ready on port {}. Links in mails start with {}",
                environment.getProperty("local.server.port"),
                baseUrl);
        if (demo) {
            LOG.info(
                    "Sign in: {} as alice or bob, or as support or auditor; by HTTP Basic also as app or operator;"
                            + " each password is demo",
                    baseUrl);
        }
        if (demo && ready.getApplicationContext().containsBean("mailbox")) {
            LOG.info("Mailbox: {}/demo/mailbox", baseUrl);
        }
        LOG.info("What to do next is in README.md");
    }
}

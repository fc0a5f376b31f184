package org.emailchange.standalone;

import java.net.URI;
import java.util.Map;
import org.emailchange.accounts.staff.StaffSettings;
import org.emailchange.standalone.demo.DemoInitializer;
import org.emailchange.web.Loopback;
import org.emailchange.web.SharedSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where to click, or what is missing before others can use it. */
@Component
class Welcome {
    private static final Logger LOG = LoggerFactory.getLogger("email-change");

    private final URI baseUrl;
    private final Map<String, StaffSettings.Member> staff;
    private final boolean demo;

    Welcome(SharedSettings settings, StaffSettings staff, @Value("${" + DemoInitializer.DEMO + "}") boolean demo) {
        this.baseUrl = settings.baseUrl();
        this.staff = staff.staff();
        this.demo = demo;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        LOG.info(
                "Ready on port {}. Links in mails start with {}",
                environment.getProperty("local.server.port"),
                baseUrl);
        var ownMailServer = ready.getApplicationContext().containsBean("mailbox");
        if (demo) {
            LOG.info(
                    "Sign in: {} as alice or bob, or as support, auditor or operator; app is for the API. Each password"
                            + " is demo",
                    baseUrl);
        }
        if (demo && ownMailServer) {
            LOG.info("Mailbox: {}/demo/mailbox", baseUrl);
        }
        if (!demo && ownMailServer) {
            LOG.warn("No mail reaches anybody: set spring.mail.host. Until then it is kept in the data directory");
        }
        if (!demo && Loopback.isName(baseUrl.getHost())) {
            LOG.warn("Links in mails open on this machine alone: set email-change.base-url");
        }
        if (!demo && staff.isEmpty()) {
            LOG.warn("Nobody can open accounts or help customers: set email-change.staff");
        }
    }
}

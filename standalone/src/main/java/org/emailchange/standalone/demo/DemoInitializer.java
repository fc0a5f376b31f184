package org.emailchange.standalone.demo;

import java.util.Map;
import org.emailchange.standalone.data.StartRefused;
import org.emailchange.web.Loopback;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** In the demo everybody knows the passwords, so it brings the demo's staff and listens on this machine alone. */
public final class DemoInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String ADDRESS = "server.address";
    private static final String PASSWORD = "{bcrypt}$2a$10$3vgF5/8Hg0s0MZxTSwzoHertbA8BsWi8gNfm3vc5KxnssTn6h.qFa";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty("email-change.demo", Boolean.class, false)) {
            return;
        }
        var address = environment.getProperty(ADDRESS, "127.0.0.1");
        if (!Loopback.resolves(address)) {
            throw new StartRefused(
                    "With email-change.demo everybody knows the passwords, but server.address=" + address
                            + " lets other machines in.",
                    "Set email-change.demo=false, or leave server.address away.");
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "demo",
                        Map.of(
                                ADDRESS,
                                address,
                                "email-change.staff.app.password",
                                PASSWORD,
                                "email-change.staff.app.roles",
                                "APP",
                                "email-change.staff.support.password",
                                PASSWORD,
                                "email-change.staff.support.roles",
                                "SUPPORT",
                                "email-change.staff.auditor.password",
                                PASSWORD,
                                "email-change.staff.auditor.roles",
                                "AUDITOR",
                                "email-change.staff.operator.password",
                                PASSWORD,
                                "email-change.staff.operator.roles",
                                "OPERATOR")));
    }
}

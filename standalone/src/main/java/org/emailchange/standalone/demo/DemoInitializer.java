package org.emailchange.standalone.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.emailchange.standalone.data.StartRefused;
import org.emailchange.web.Loopback;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * In the demo everybody knows the passwords. So it brings the demo's staff, listens on this machine alone, and serves
 * neither under a name that others know nor, unless it is asked for, beside a database or mail server of others.
 */
public final class DemoInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The setting that brings the demo. */
    public static final String DEMO = "email-change.demo";

    private static final String ADDRESS = "server.address";
    private static final String PASSWORD = "{bcrypt}$2a$10$3vgF5/8Hg0s0MZxTSwzoHertbA8BsWi8gNfm3vc5KxnssTn6h.qFa";

    /** What shows that the database or the mail server is not the one that the standalone brings. */
    private static final List<String> OF_OTHERS = List.of(
            "spring.datasource.url",
            "spring.datasource.hikari.jdbc-url",
            "spring.datasource.jndi-name",
            "spring.mail.host",
            "spring.mail.jndi-name");

    /** The default, and the view of Spring Boot on all other sources. */
    private static final Set<String> NOT_ASKED =
            Set.of(DefaultPropertiesPropertySource.NAME, "configurationProperties");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty(DEMO, Boolean.class, false)) {
            return;
        }
        var address = environment.getProperty(ADDRESS, "127.0.0.1");
        if (!Loopback.resolves(address)) {
            throw refused(ADDRESS + "=" + address + " lets other machines in");
        }
        var baseUrl = environment.getProperty("email-change.base-url", "http://localhost");
        if (!Loopback.isName(hostOf(baseUrl))) {
            throw refused("email-change.base-url=" + baseUrl + " is for others than you");
        }
        for (var given : OF_OTHERS) {
            if (environment.containsProperty(given) && !isAskedFor(environment)) {
                throw refused(given + " is set, so this may be meant for others than you");
            }
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

    private static boolean isAskedFor(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !NOT_ASKED.contains(source.getName()))
                .anyMatch(source -> source.containsProperty(DEMO));
    }

    private static String hostOf(String url) {
        try {
            return Objects.requireNonNullElse(new URI(url).getHost(), "");
        } catch (URISyntaxException malformed) {
            return "";
        }
    }

    private static StartRefused refused(String why) {
        return new StartRefused(
                "With " + DEMO + ", which is on by default, everybody knows the passwords, but " + why + ".",
                "Set " + DEMO + "=false. The demo is for trying out on this machine: without server.address and with a"
                        + " base-url on localhost; with a database or mail server of your own only where " + DEMO
                        + "=true is set.");
    }
}

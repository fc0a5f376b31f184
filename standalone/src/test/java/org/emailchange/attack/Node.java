package org.emailchange.attack;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** One running application with both sides. */
public final class Node implements AutoCloseable {

    /** Everybody's. */
    public static final String PASSWORD = "correct horse battery staple";

    /** The cheapest hash there is: tests sign in often. */
    public static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    /** The settings that every node on a database has to share. */
    public static final Map<String, String> KEYS = Map.of(
            "email-change.address-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "email-change.link.keys.k1", "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=",
            "email-change.link.active-key", "k1");

    private final ServletWebServerApplicationContext context;

    private Node(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts one with these properties besides the usual ones. */
    public static Node started(
            TestDatabase database, TestMailServer mails, Clock clock, Map<String, String> properties) {
        ApplicationContextInitializer<GenericApplicationContext> time =
                started -> started.registerBean(Clock.class, () -> clock);
        var builder = new SpringApplicationBuilder(BothSides.class)
                .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                .initializers(time);
        // as arguments, which win over the launcher's application.yml
        var arguments = settings(database, mails, properties).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Node((ServletWebServerApplicationContext) builder.run(arguments));
    }

    private static Map<String, Object> settings(
            TestDatabase database, TestMailServer mails, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(database.springProperties());
        all.put("server.port", 0);
        all.put("email-change.demo", false);
        all.put("spring.mail.host", mails.host());
        all.put("spring.mail.port", mails.port());
        all.putAll(KEYS);
        all.put("email-change.staff.wallet.roles", "APP");
        all.put("email-change.staff.wallet.password", HASH);
        all.put("email-change.limits.enabled", "false");
        all.put("email-change.resend.cooldown", "0s");
        all.put("email-change.resend.max", "1000");
        all.putAll(properties);
        return all;
    }

    /** A client that is not signed in. */
    public Client anybody() {
        return Client.at(context.getWebServer().getPort());
    }

    /** The bean of a type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.emailchange.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.testing.CheapPasswords;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.http.ApiClient;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application with its demo and its mailbox, in this process and on a database of its own: much cheaper than
 * a {@link StandaloneProcess}, for tests that kill nothing.
 */
public final class Site implements AutoCloseable {
    private final RunningClock clock = new RunningClock();
    private final Map<String, String> settings =
            new HashMap<>(TestDatabase.fresh().springProperties());
    private final Path data;
    private final int port = StandaloneProcess.freePort();
    private ConfigurableApplicationContext context;

    /** Starts it with this directory for its data. */
    public Site(Path data) {
        this.data = data;
        settings.put("email-change.demo", "true");
        settings.put("server.port", String.valueOf(port));
        // a stream that a test has left open would delay the end
        settings.put("server.shutdown", "immediate");
        settings.put("email-change.data", data.toString());
        settings.put("email-change.mail.max-attempts", "2");
        settings.put("email-change.mail.initial-backoff", "300ms");
        // tests sign in and ask more often than people do
        settings.put("email-change.limits.enabled", "false");
        var hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("demo");
        for (var staff : List.of("app", "support", "auditor", "operator")) {
            settings.put("email-change.staff." + staff + ".password", hash);
        }
        context = start();
    }

    private ConfigurableApplicationContext start() {
        ApplicationContextInitializer<GenericApplicationContext> replacements = starting -> {
            starting.registerBean(Clock.class, () -> clock);
            starting.getBeanFactory().addBeanPostProcessor(new CheapPasswords());
        };
        var arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return EmailChangeApplication.builder().initializers(replacements).run(arguments);
    }

    /** Ends it and starts it again, on the same data. */
    public void restart() {
        context.close();
        context = start();
    }

    /** What its pages start with, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The address of this path, such as {@code /verify}. */
    public URI uri(String path) {
        return URI.create(url() + path);
    }

    public ApiClient client() {
        return ApiClient.at(port);
    }

    public RunningClock clock() {
        return clock;
    }

    /** Where it keeps its data. */
    public Path data() {
        return data;
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** Ends it and deletes its data. */
    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

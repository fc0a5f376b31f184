package org.emailchange.standalone.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.standalone.EmailChangeApplication;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.http.ApiClient;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole application with its demo and its mailbox, on a database of its own. */
final class Site implements AutoCloseable {

    private final RunningClock clock = new RunningClock();
    private final Path data;
    private final int port = freePort();
    private final ConfigurableApplicationContext context;

    Site() {
        try {
            data = Files.createTempDirectory("site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ApplicationContextInitializer<GenericApplicationContext> time =
                starting -> starting.registerBean(Clock.class, () -> clock);
        var arguments = settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        context = EmailChangeApplication.builder().initializers(time).run(arguments);
    }

    private Map<String, String> settings() {
        var all = new HashMap<>(TestDatabase.fresh().springProperties());
        all.put("email-change.demo", "true");
        all.put("server.port", String.valueOf(port));
        all.put("email-change.data", data.toString());
        all.put("email-change.mail.max-attempts", "2");
        all.put("email-change.mail.initial-backoff", "1s");
        // tests sign in and ask more often than people do
        all.put("email-change.limits.enabled", "false");
        return all;
    }

    /** What its pages start with, without a slash at the end. */
    String url() {
        return "http://localhost:" + port;
    }

    ApiClient client() {
        return ApiClient.at(port);
    }

    RunningClock clock() {
        return clock;
    }

    /** Lets the mail server refuse every mail for now, as it does when it cannot write to the mailbox. */
    void refuseMailWhile(Runnable action) {
        var mailbox = data.resolve("mailbox");
        var away = data.resolve("mailbox-away");
        try {
            Files.move(mailbox, away);
            try {
                action.run();
            } finally {
                Files.move(away, mailbox);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes into the view of statuses what no event says. */
    void falsifyStatusOf(String account) {
        context.getBean(JdbcClient.class)
                .sql("update status_view set failures = 3 where account_id = cast(:account as uuid)")
                .param("account", account)
                .update();
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

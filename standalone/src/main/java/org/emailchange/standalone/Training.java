package org.emailchange.standalone;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.Ids;
import org.emailchange.web.security.EncodedPassword;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Runs the demo on data of its own, has people change their addresses for a while, and ends. A Java machine that keeps
 * what it has learnt by that starts sooner; see docs/performance.md.
 */
public final class Training {
    private static final int BROWSERS = 8;

    private Training() {}

    /** Runs it for {@code --training.seconds}; settings as for any Spring Boot application. */
    public static void main(String[] arguments) throws Exception {
        var data = Files.createTempDirectory("training");
        var browsers = Executors.newFixedThreadPool(BROWSERS);
        var mailboxes = new Mailboxes();
        var server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, message) -> mailboxes.take(to, message))
                .build();
        server.start();
        try (var application = EmailChangeApplication.builder()
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--email-change.demo=true",
                                        "--email-change.data=" + data,
                                        "--email-change.limits.open-calls-per-client=1000000/1m",
                                        "--spring.mail.host=127.0.0.1",
                                        "--spring.mail.port=" + server.getPortAllocated()),
                                Stream.of(arguments))
                        .toArray(String[]::new))) {
            var environment = application.getEnvironment();
            var site = "http://localhost:" + environment.getProperty("local.server.port");
            var accounts = application.getBean(Accounts.class);
            var ids = application.getBean(Ids.class);
            var seconds = environment.getProperty("training.seconds", Long.class, 20L);
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            Callable<Integer> work = () -> {
                var people = 0;
                for (var browser = new Browser(site, mailboxes); people == 0 || System.nanoTime() - end < 0; people++) {
                    browser.addsReplacesAndTakesBackAnAddress(accounts, ids.account());
                }
                return people;
            };
            var all = 0;
            for (var done : browsers.invokeAll(
                    Stream.generate(() -> work).limit(BROWSERS).toList())) {
                all += done.get();
            }
            LoggerFactory.getLogger(Training.class).info("Trained by {} people", all);
        } finally {
            browsers.shutdown();
            server.stop();
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** The links of the mails that came, by the kind of the link and the address. */
    private static final class Mailboxes {
        private static final Pattern LINK = Pattern.compile("/(verify|undo)\\?token=([\\w.-]+)");

        private final Map<String, BlockingQueue<String>> tokens = new ConcurrentHashMap<>();

        void take(String to, byte[] mail) {
            var link = LINK.matcher(new String(mail, StandardCharsets.UTF_8)
                    .replace("=\r\n", "")
                    .replace("=3D", "="));
            if (link.find()) {
                of(link.group(1), to).add(link.group(2));
            }
        }

        private BlockingQueue<String> of(String kind, String address) {
            return tokens.computeIfAbsent(kind + address, key -> new LinkedBlockingQueue<>());
        }

        String token(String kind, String address) throws IOException, InterruptedException {
            var token = of(kind, address).poll(1, TimeUnit.MINUTES);
            if (token == null) {
                throw new IOException("no mail with a link to " + kind);
            }
            return token;
        }
    }

    private static final class Browser {
        private static final String PASSWORD = "correct horse battery staple";
        /** Takes hardly any memory or time, so that there is time for all else. */
        private static final EncodedPassword HASH = new EncodedPassword("{argon2}$argon2id$v=19$m=8,t=1,p=1"
                + "$n/M3RUCjCc+pfZN5a79AkA$ic8SSHn/CX26CQYOwHxzNvm/vpRvodH0o/gRSZSsjlQ");

        private static final String STATUS = "/api/accounts/me/email";
        private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        private final String site;
        private final Mailboxes mailboxes;
        private String name = "";

        Browser(String site, Mailboxes mailboxes) {
            this.site = site;
            this.mailboxes = mailboxes;
        }

        void addsReplacesAndTakesBackAnAddress(Accounts accounts, AccountId id)
                throws IOException, InterruptedException {
            name = "p-" + id.value();
            cookies.getCookieStore().removeAll();
            accounts.open(new NewAccount(id, name, HASH));
            var first = "first-" + id.value() + "@example.org";
            var second = "second-" + id.value() + "@example.org";

            fill("/sign-in", "/sign-in", "username=" + name + "&password=" + encoded(PASSWORD));
            get("/account/availability?newEmail=" + encoded(first));
            fill("/account", "/account/changes", "newEmail=" + encoded(first) + "&password=" + encoded(PASSWORD));
            var token = mailboxes.token("verify", first);
            fill("/verify?token=" + token, "/verify", "token=" + token);

            ask(second, "a guess");
            ask(second, PASSWORD);
            get(STATUS);
            for (var address : List.of(first, second)) {
                var next = mailboxes.token("verify", address);
                get("/verify?token=" + next);
                postJson("/api/verifications", "{'token':'" + next + "'}");
            }
            get(STATUS);
            postJson("/api/undos", "{'token':'" + mailboxes.token("undo", first) + "'}");
            get(STATUS);
            get("/actuator/health/readiness");
        }

        private void ask(String email, String password) throws IOException, InterruptedException {
            postJson(
                    "/api/accounts/me/email-changes",
                    "{'newEmail':'" + email + "','credential':{'password':'" + password + "'}}");
        }

        private String get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(site + path)));
        }

        private void postJson(String path, String json) throws IOException, InterruptedException {
            post(path, "application/json", json.replace('\'', '"'));
        }

        /** Sends the form that is on a page. */
        private void fill(String page, String path, String form) throws IOException, InterruptedException {
            var hidden = HIDDEN.matcher(get(page));
            var token = hidden.find() ? "&_csrf=" + encoded(hidden.group(1)) : "";
            post(path, "application/x-www-form-urlencoded", form + token);
        }

        private void post(String path, String type, String body) throws IOException, InterruptedException {
            send(HttpRequest.newBuilder(URI.create(site + path))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body)));
        }

        private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
            var pair = (name + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() != 401) {
                throw new IOException(
                        answer.statusCode() + " from " + answer.uri().getPath());
            }
            return answer.body();
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}

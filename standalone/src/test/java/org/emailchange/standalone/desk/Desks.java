package org.emailchange.standalone.desk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.emailchange.standalone.Browser;
import org.emailchange.standalone.RunningApplication;
import org.junit.jupiter.api.BeforeEach;

/** A customer with a verified address, and the staff that looks at the account. */
abstract class Desks extends RunningApplication {
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    protected final String account = UUID.randomUUID().toString();
    protected final String name = "customer-" + account.substring(0, 8);
    protected final String email = name + "@mailbox.example.org";

    @BeforeEach
    void openCustomer() {
        var body =
                "{\"accountId\":\"%s\",\"username\":\"%s\",\"password\":\"%s\",\"email\":\"%s\",\"emailVerified\":true}"
                        .formatted(account, name, PASSWORD, email);
        call("staff-app", "POST", "/api/accounts", body);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status().contains("\"emailVerified\":true"));
    }

    protected Browser support() {
        return new Browser(port).signIn("staff-support", PASSWORD);
    }

    protected Browser auditor() {
        return new Browser(port).signIn("staff-auditor", PASSWORD);
    }

    /** Asks for a change as the customer does. */
    protected int ask(String newEmail, String password) {
        var body = "{\"newEmail\":\"%s\",\"credential\":{\"password\":\"%s\"}}".formatted(newEmail, password);
        return call(name, "POST", "/api/accounts/me/email-changes", body).statusCode();
    }

    protected String status() {
        return call(name, "GET", "/api/accounts/me/email", "").body();
    }

    /** What is noted of who read about the customer, as JSON. */
    protected String readings() {
        return call("staff-auditor", "GET", "/api/audit/accesses?account=" + account, "")
                .body();
    }

    protected HttpResponse<String> call(String who, String method, String path, String body) {
        var pair = (who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    /** Where a page leads to. */
    protected static Stream<String> links(String page) {
        return LINK.matcher(page).results().map(link -> link.group(1).replace("&amp;", "&"));
    }

    protected static Map<String, String> query(String text) {
        return Map.of("query", text);
    }
}

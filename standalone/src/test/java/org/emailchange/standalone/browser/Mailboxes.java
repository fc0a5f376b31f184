package org.emailchange.standalone.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.emailchange.testing.http.ApiClient;

/** Everybody's mail, as the demo's mailbox has it. */
final class Mailboxes {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\w+\\?token=[\\w.-]+");

    private final ApiClient service;

    Mailboxes(ApiClient service) {
        this.service = service;
    }

    /** The newest link to this page, such as {@code verify}; waits for the first. */
    String link(String to, String page) {
        return links(to, page, 1).get(0);
    }

    /** All links to this page, the newest first; waits until there are so many. */
    List<String> links(String to, String page, int count) {
        return await(count + " links to " + page)
                .atMost(PATIENCE)
                .until(() -> links(to, page), found -> found.size() >= count);
    }

    /** All links in all mails, the newest first. */
    List<String> links(String to) {
        return links(to, "");
    }

    private List<String> links(String to, String page) {
        return texts(to).stream()
                .flatMap(text -> LINK.matcher(text).results())
                .map(MatchResult::group)
                .filter(link -> link.contains("/" + page))
                .toList();
    }

    private List<String> texts(String to) {
        return service.get("/demo/mailbox/messages?to=" + URLEncoder.encode(to, UTF_8))
                .expect(200)
                .json()
                .valueStream()
                .map(mail -> mail.get("text").asString())
                .toList();
    }
}

package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.emailchange.standalone.Site;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxPagesIT {
    private static final String LINK = "http://localhost:8080/verify?token=abc";

    @TempDir
    static Path directory;

    private static Site application;

    @BeforeAll
    static void start() throws Exception {
        var mailbox = Files.createDirectories(directory.resolve("mailbox"));
        Files.write(
                mailbox.resolve("000000000001.eml"),
                Letter.to("ann@example.com").bytes());
        Files.write(
                mailbox.resolve("000000000002.eml"),
                new Letter(
                                "bea@example.com",
                                "<b>Confirm</b>",
                                "Open\r\n" + LINK + "\r\nnow.",
                                "<p><a href=\"" + LINK + "\">Open</a><script>alert(1)</script></p>")
                        .bytes());
        application = new Site(directory);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void listsMailsNewestFirst() {
        var page = application.client().get("/demo/mailbox");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .containsSubsequence("bea@example.com", "&lt;b&gt;Confirm&lt;/b&gt;", "ann@example.com", "Hello");
        assertThat(policy(page)).contains("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(application.client().get("/demo/mailbox.css").findHeader("Content-Type"))
                .contains("text/css");
    }

    @Test
    void showsAMailWithItsLinkToClick() {
        var page = application.client().get("/demo/mailbox/2");

        assertThat(page.body())
                .contains("<a href=\"" + LINK + "\"")
                .containsPattern(
                        "<iframe [^>]*sandbox=\"allow-top-navigation-by-user-activation\"\\s+src=\"/demo/mailbox/2/html\"");
        assertThat(policy(page))
                .contains("frame-src 'self'")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void letsNothingInAMailRunOrLoad() {
        var framed = application.client().get("/demo/mailbox/2/html");

        assertThat(framed.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox allow-top-navigation-by-user-activation;")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'")
                .doesNotContain("script");
        assertThat(framed.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(framed.body()).startsWith("<base target=\"_top\">").contains(LINK);
    }

    @Test
    void printsTheTextOfTheLatestMailForAShell() {
        var text = application.client().get("/demo/mailbox/latest?to=bea@example.com");

        assertThat(text.body()).isEqualTo("Open\n" + LINK + "\nnow.");
        assertThat(text.findHeader("Content-Type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void tellsWhereThereIsNoMailForAnAddress() {
        assertThat(application
                        .client()
                        .get("/demo/mailbox/latest?to=nobody@example.com")
                        .status())
                .isEqualTo(404);
        assertThat(application.client().get("/demo/mailbox/99").status()).isEqualTo(404);
    }

    @Test
    void listsMailsForPrograms() {
        var mails = application
                .client()
                .get("/demo/mailbox/messages?to=ann@example.com")
                .body();

        assertThat(mails)
                .startsWith("[{")
                .contains("\"to\":\"ann@example.com\"", "\"subject\":\"Hello\"", "\"text\":\"Dear ann@example.com\"")
                .doesNotContain("bea@example.com");
    }

    @Test
    void isHiddenFromAPageThatCallsThisMachineByAnotherName() {
        assertThat(statusAs("localhost")).isEqualTo("HTTP/1.1 200 ");
        assertThat(statusAs("rebound.example.com")).startsWith("HTTP/1.1 403");
    }

    private static String statusAs(String host) {
        var request = "GET /demo/mailbox HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        return RawHttp.send(application.client().port(), request)
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String policy(Answer response) {
        return String.join("|", response.headers().allValues("Content-Security-Policy"));
    }
}

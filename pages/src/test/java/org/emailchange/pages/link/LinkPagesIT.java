package org.emailchange.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.pages.RunningPages;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.Test;

class LinkPagesIT extends RunningPages {

    private final String from = fresh("old");
    private final String to = fresh("new");

    @Test
    void sayWhatWillHappenAndChangeNothing() {
        var token = asked(ownerOf(from), LinkPurpose.CONFIRM_NEW);

        for (var i = 0; i < 50; i++) {
            anybody().send("HEAD", "/verify?token=" + token, "").expect(200);
            var page = anybody().get("/verify?token=" + token).expect(200);
            assertThat(page.body())
                    .contains("<h1>Confirm your new e-mail address</h1>", "p***", to, "o***@e***.org")
                    .doesNotContain(from)
                    .containsOnlyOnce("<button")
                    .containsOnlyOnce(token);
        }
        assertThat(anybody().verify(token).expect(200).list("awaiting")).containsExactly("CURRENT");
    }

    @Test
    void maskTheAddressOfTheOtherSide() {
        var token = asked(ownerOf(from), LinkPurpose.CONFIRM_CURRENT);

        assertThat(anybody().get("/verify?token=" + token).expect(200).body())
                .contains("Agree to the change", from, "n***@e***.org")
                .doesNotContain(to);
    }

    @Test
    void showHowMailServersWriteADomainInOtherLetters() {
        var local = fresh("new").split("@")[0];
        newcomer().requestChange(local + "@\u0440\u0430\u0443.example").expect(202);
        var token = inbox.token(local + "@xn--80a5ak.example", LinkPurpose.CONFIRM_NEW);

        assertThat(anybody().get("/verify?token=" + token).expect(200).body())
                .contains(local + "@\u0440\u0430\u0443.example", ">xn--80a5ak.example<");
    }

    @Test
    void leadThroughAChangeAndBack() {
        var person = ownerOf(from);
        var confirmsNew = asked(person, LinkPurpose.CONFIRM_NEW);
        var revokes = inbox.token(from, LinkPurpose.REVOKE);

        page("/verify", confirmsNew, 200, "Thank you, your part is done");
        page("/verify", inbox.token(from, LinkPurpose.CONFIRM_CURRENT), 200, "Your e-mail address is confirmed");
        page("/verify", confirmsNew, 410, "This link has been used already");
        page("/revoke", revokes, 409, "This change has taken effect already");
        page("/undo", inbox.token(from, LinkPurpose.UNDO), 200, "The change was taken back");
        page("/undo", inbox.token(from, LinkPurpose.UNDO), 410, "This link has been used already");
        page("/revoke", revokes, 409, "This change was taken back already");
    }

    @Test
    void stopAChange() {
        var token = asked(ownerOf(from), LinkPurpose.REVOKE);

        page("/verify", token, 400, "This link is not valid");
        page("/revoke", token, 200, "The change was stopped");
        page("/revoke", token, 410, "This link has been used already");
        page("/verify", inbox.token(to, LinkPurpose.CONFIRM_NEW), 409, "This change was cancelled");
    }

    @Test
    void stopTheChangeForAStrangerAtTheNewMailbox() {
        var token = asked(newcomer(), LinkPurpose.REFUSE);

        assertThat(anybody().get("/revoke?token=" + token).expect(200).body())
                .contains("<h1>Say that it was not you</h1>", to);
        page("/revoke", token, 200, "The change was stopped");
        page("/revoke", token, 410, "This link has been used already");
        page("/verify", inbox.token(to, LinkPurpose.CONFIRM_NEW), 409, "This change was cancelled");
    }

    @Test
    void offerNewLinksForExpiredOnes() {
        var expired = asked(newcomer(), LinkPurpose.CONFIRM_NEW);
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        anybody().get("/verify?token=" + expired).expect(200);
        clock.advance(Duration.ofSeconds(1));

        assertThat(page("/verify", expired, 410, "This link has expired").body())
                .contains("action=\"/verify/resend\"", expired);
        page("/verify/resend", expired, 200, "New mails are on their way");
        assertThat(page("/verify/resend", expired, 429, "A mail was sent a moment ago")
                        .header("Retry-After"))
                .isEqualTo("60");
        page("/verify", expired, 410, "There is a newer link");
        page("/verify", inbox.token(to, LinkPurpose.CONFIRM_NEW, 2), 200, "Your e-mail address is confirmed");
    }

    @Test
    void sayThatAnotherAccountHasTheAddress() {
        var late = asked(newcomer(), LinkPurpose.CONFIRM_NEW);
        var winner = newcomer();
        winner.requestChange(to).expect(202);
        anybody().verify(inbox.token(to, LinkPurpose.CONFIRM_NEW, 2)).expect(200);

        page("/verify", late, 409, "This change was declined");
    }

    @Test
    void sayThatAnotherAccountIsSignedIn() {
        var token = asked(newcomer(), LinkPurpose.CONFIRM_NEW);

        assertThat(newcomer()
                        .postForm("/verify", Map.of("token", token))
                        .expect(403)
                        .body())
                .contains("This link is for another account");
    }

    @Test
    void giveTheSameAnswerToEveryTokenThatIsNotGenuine() {
        var revokes = asked(ownerOf(from), LinkPurpose.REVOKE);
        var expected = page("/verify", "", 400, "This link is not valid").body();

        assertThat(page("/verify", "k1.x.y", 400, "This link is not valid").body())
                .isEqualTo(expected);
        assertThat(page("/verify", revokes, 400, "This link is not valid").body())
                .isEqualTo(expected);
        assertThat(page("/verify", "\u0000<script>", 400, "This link is not valid")
                        .body())
                .isEqualTo(expected);
        assertThat(anybody().get("/verify").expect(400).body()).isEqualTo(expected);
        assertThat(anybody().get("/verify?token=" + revokes).expect(400).body()).isEqualTo(expected);
        assertThat(anybody().get("/verify?token=a&token=b").expect(400).body()).isEqualTo(expected);
    }

    @Test
    void speakTheLanguageOfTheReader() {
        var path = "/verify?token=" + asked(newcomer(), LinkPurpose.CONFIRM_NEW);
        var nepali = "\u092a\u0941\u0937\u094d\u091f\u093f";

        assertThat(in("ne-NP, en;q=0.5").get(path).body()).contains("lang=\"ne\"", nepali);
        assertThat(in("de, en;q=0.5").get(path).body()).contains("lang=\"en\"", "Confirm");
        assertThat(in("en").get(path + "&lang=ne").body())
                .contains("lang=\"ne\"", nepali, "action=\"/verify?lang=ne\"");
        assertThat(in("ne").get(path + "&lang=xx").body()).contains("lang=\"ne\"");
    }

    @Test
    void areNotCachedAndSendNoReferrer() {
        var page = anybody().get("/verify?token=" + asked(newcomer(), LinkPurpose.CONFIRM_NEW));

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("style=", "<script", "http:", "https:");
        anybody().get("/assets/app.css").expect(200);
        anybody().get("/assets/icon.svg").expect(200);
    }

    @Test
    void answerEvenMistakesWithPages() {
        assertThat(anybody().send("PUT", "/verify", "").expect(405).header("Content-Type"))
                .startsWith("text/html");
        assertThat(anybody().send("GET", "/verify/resend", "").expect(405).header("Content-Type"))
                .startsWith("text/html");
        assertThat(anybody()
                        .postForm("/verify", Map.of("token", "x".repeat(20_000)))
                        .expect(413)
                        .header("Content-Type"))
                .startsWith("text/html");
        assertThat(anybody()
                        .with("Sec-Fetch-Site", "cross-site")
                        .postForm("/verify", Map.of("token", "x"))
                        .expect(403)
                        .body())
                .contains("<h1>");
    }

    private String asked(ApiClient person, LinkPurpose purpose) {
        person.requestChange(to).expect(202);
        return inbox.token(purpose == LinkPurpose.CONFIRM_NEW || purpose == LinkPurpose.REFUSE ? to : from, purpose);
    }

    private ApiClient in(String languages) {
        return anybody().with("Accept-Language", languages);
    }

    private Answer page(String path, String token, int status, String title) {
        var page = anybody().postForm(path, Map.of("token", token)).expect(status);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>" + title + "</h1>");
        return page;
    }
}

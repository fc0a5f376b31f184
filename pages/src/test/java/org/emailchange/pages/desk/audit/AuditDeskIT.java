package org.emailchange.pages.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.emailchange.pages.desk.RunningDesks;
import org.emailchange.testing.TestAccount;
import org.junit.jupiter.api.Test;

class AuditDeskIT extends RunningDesks {

    private String path() {
        return "/audit/accounts/" + account;
    }

    @Test
    void isWhereSigningInLeadsAuditors() {
        assertThat(auditor().get("/").findHeader("Location")).hasValue("/audit");
        assertThat(auditor().get("/audit").body())
                .contains("href=\"/audit/events\"", "href=\"/audit/replays\"")
                .doesNotContain("href=\"/support\"");
        assertThat(auditor().post("/audit/search", query(email)).findHeader("Location"))
                .hasValue(path());
    }

    @Test
    void tellsTheStoryOfAnAccount() {
        customer.requestChange("other@elsewhere.example", "wrong");
        customer.requestChange("other@elsewhere.example", TestAccount.PASSWORD);

        assertThat(auditor().open(path()).body())
                .containsSubsequence(
                        "The wallet brought the address " + email,
                        "The wallet&#39;s backend, wallet",
                        "The password shown once more was wrong",
                        "The owner, signed in",
                        "A change to other@elsewhere.example was asked for",
                        "from 127.0.0.1",
                        "RequestEmailChange");
    }

    @Test
    void showsWhatIsAskedFor() {
        customer.requestChange("other@elsewhere.example", "wrong");
        customer.requestChange("other@elsewhere.example", TestAccount.PASSWORD);

        assertThat(auditor()
                        .get(path() + "?type=AuthenticationFailed&since=&until=")
                        .body())
                .contains("was wrong")
                .doesNotContain("The wallet brought", "was asked for");
        assertThat(auditor().get(path() + "?since=2001-01-01&until=2001-01-02").body())
                .contains("There is nothing here that fits.");
        assertThat(auditor().get(path() + "?since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void showsAllThatCameOfOneRequest() {
        for (var failures = 0; failures < 5; failures++) {
            customer.requestChange("other@elsewhere.example", "wrong");
        }
        var auditor = auditor();
        var page = auditor.get(path()).body();
        var locked = page.substring(page.indexOf("may ask for no change until"));

        assertThat(page).contains("came of #");
        assertThat(auditor.get(linkOf(locked, ">Show all that came of the same request<"))
                        .body())
                .contains("may ask for no change until", "by now: 5", "Show everything")
                .doesNotContain("by now: 4");
    }

    @Test
    void leadsThroughALongHistory() {
        for (var number = 0; number < 26; number++) {
            customer.requestChange("n" + number + "@elsewhere.example", TestAccount.PASSWORD);
        }
        var auditor = auditor();

        var newest = auditor.get(path()).body();
        assertThat(newest).contains("n25@", ">Earlier<").doesNotContain("The wallet brought", ">Later<");

        var earlier = auditor.get(linkOf(newest, ">Earlier<")).body();
        assertThat(earlier).contains(">Later<").doesNotContain("n25@");
        assertThat(auditor.get(linkOf(earlier, ">Later<")).body()).contains("n25@");
        assertThat(auditor.get(linkOf(newest, ">Beginning<")).body())
                .contains("The wallet brought", ">Later<")
                .doesNotContain(">Earlier<");
    }

    private static String linkOf(String page, String text) {
        var before = page.substring(0, page.indexOf(text));
        return links(before).reduce((first, last) -> last).orElseThrow();
    }

    @Test
    void showsTheStatusAsItStood() {
        var before = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        customer.requestChange("other@elsewhere.example", TestAccount.PASSWORD);

        assertThat(auditor().get(path() + "/then?at=" + before).body())
                .contains(email, "None yet.")
                .doesNotContain("other@elsewhere.example");
        assertThat(auditor().get(path() + "/then").body()).contains(email, "other@elsewhere.example", "Open change");
        assertThat(auditor().get(path() + "/then?at=2001-01-01T12:00").body())
                .contains("1 January 2001, 12:00", "Nothing had happened")
                .doesNotContain(email);
        assertThat(auditor().get(path() + "/then?at=noon").status()).isEqualTo(400);
    }

    @Test
    void handsHistoriesOutAsFiles() {
        var auditor = auditor();
        var page = auditor.get(path() + "?type=AddressImported").body();

        var answer = auditor.get(linkOf(page, ">CSV<"));

        assertThat(answer.findHeader("Content-Disposition")).hasValue("attachment; filename=\"events.csv\"");
        assertThat(answer.body()).startsWith("\"position\",\"account\"").contains("AddressImported", email);
        assertThat(auditor.get(linkOf(page, ">NDJSON<")).body()).startsWith("{\"sequence\":1,");
        assertThat(auditor.get(linkOf(page, ">JSON<")).body()).startsWith("[{\"sequence\":1,");
    }

    @Test
    void tellsTheEventsOfAllAccounts() {
        assertThat(auditor().get("/audit/events?type=AddressImported").body())
                .contains("The wallet brought the address " + email, "href=\"" + path() + "\"");
    }

    @Test
    void notesWhoRead() {
        var auditor = auditor();
        auditor.submit("/audit/search", query(name));
        auditor.get(path() + "/then");

        assertThat(readings()).contains("\"SEARCH\"", "\"HISTORY\"", "\"STATUS_THEN\"");
        assertThat(auditor.get(path() + "/readings").body())
                .contains("AUDITOR:staff-auditor", "found it by a search", "read its events");
    }

    @Test
    void findsAndMendsWhatAViewSaysWrongly() {
        system.node()
                .jdbc()
                .sql("update status_view set failures = 4 where account_id = ?::uuid")
                .param(account)
                .update();
        var auditor = auditor();
        auditor.get("/audit/replays");

        var begun = auditor.post("/audit/replays", Map.of("projection", "status"));
        var replay = begun.findHeader("Location").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !auditor.get(replay).body().contains("<progress"));

        assertThat(auditor.get(replay).body())
                .contains("One difference was found and mended.", "status_view.failures", "href=\"" + path());
        assertThat(auditor.get("/audit/replays").body()).contains(replay, "one difference");
        assertThat(status()).contains("\"failedAttempts\":0");
    }

    @Test
    void isForAuditorsAlone() {
        for (var page :
                new String[] {path(), path() + "/then", path() + "/readings", "/audit/events", "/audit/replays"}) {
            assertThat(support().get(page).status()).as(page).isEqualTo(403);
            assertThat(browser().get(page).status()).as(page).isEqualTo(303);
        }
        assertThat(readings()).isEqualTo("[]");
    }
}

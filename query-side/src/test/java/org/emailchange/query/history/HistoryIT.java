package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import java.time.Instant;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HistoryIT extends RunningQuerySide {
    private static final String NEW = "=new@example.org";

    private final String change = newChange();

    private String path() {
        return "/api/audit/accounts/" + account + "/events";
    }

    private void tellAStory() {
        story.requests(change, NEW, Side.NEW).confirms(change, Side.NEW);
        clock.advance(Duration.ofHours(1));
        story.approves(change, NEW, null);
    }

    @Test
    void tellsEachEventWithItsNumberAndASentence() {
        tellAStory();

        var events = staff("checker").getJson(path());

        assertThat(events.findValuesAsString("type"))
                .containsExactly("EmailChangeRequested", "AddressConfirmed", "EmailChangeApproved");
        assertThat(events.findValuesAsString("sequence")).containsExactly("1", "2", "3");
        assertThat(events.get(0).path("text").asString())
                .startsWith("A change to =new@example.org was asked for, after showing the password again")
                .endsWith("it waits for: the new address.");
        assertThat(events.get(0).path("data").path("changeId").asString()).isEqualTo(change);
        assertThat(events.get(2).path("at").asString())
                .isEqualTo(clock.instant().toString());
    }

    @Test
    void tellsItInNepaliToWhoReadsNepali() {
        story.requests(change, NEW, Side.NEW);

        var events = staff("checker").with("Accept-Language", "ne").getJson(path());

        assertThat(events.get(0).path("text").asString()).contains("\u0928\u092f\u093e\u0901");
    }

    @Test
    void findsEventsByTypeAndTime() {
        tellAStory();

        assertThat(staff("checker").getJson(path() + "?type=AddressConfirmed")).hasSize(1);
        assertThat(staff("checker").getJson(path() + "?since=" + clock.instant()))
                .hasSize(1);
        assertThat(staff("checker").getJson(path() + "?until=" + clock.instant()))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "type=Unknown, type, EmailChangeRequested",
        "type=, type, AddressClaimed",
        "format=xml, format, ndjson",
        "since=%2B999999999-12-31T23:59:59Z, since,",
        "until=-999999999-01-01T00:00:00Z, until,",
        "since=yesterday, since,"
    })
    void saysWhichParameterIsWrongAndWhatIsPossible(String query, String field, @Nullable String possible) {
        var answer = staff("checker").get(path() + "?" + query).expect(400);

        assertThat(answer.outcome()).isEqualTo("malformed");
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("possible").toString()).contains(possible == null ? "" : '"' + possible + '"');
    }

    @Test
    void answersARequestOfTheHeadersAloneAsOneOfTheEvents() {
        assertThat(staff("checker").send("HEAD", path(), "").status()).isEqualTo(200);
        assertThat(staff("checker").send("HEAD", path() + "?type=Nope", "").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=%00", "trace=%00", "trace=x%00y", "trace=%ff"})
    void refusesWhatIsNoText(String query) {
        assertThat(staff("checker").get(path() + "?" + query).outcome()).isEqualTo("malformed");
        assertThat(staff("checker").get("/api/audit/events?" + query).outcome()).isEqualTo("malformed");
    }

    @Test
    void writesOneEventPerLine() {
        tellAStory();

        var response = staff("checker").with("Accept", "application/x-ndjson").get(path());

        assertThat(response.findHeader("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(response.body().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("account")
                                .asString())
                        .isEqualTo(account.value()));
    }

    @Test
    void writesCsvThatNoSpreadsheetTakesForFormulas() {
        tellAStory();

        var response = staff("checker").with("Accept", "text/csv").get(path());

        assertThat(response.findHeader("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(response.body().split("\r\n")).hasSize(4);
        assertThat(CsvWriter.quoted(NEW)).isEqualTo("\"'=new@example.org\"");
        assertThat(CsvWriter.quoted("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
    }

    @Test
    void tellsOfAllAccountsFromAPositionOn() {
        tellAStory();
        var other = storyOf(open()).requests(newChange(), "other@example.org", Side.NEW);
        clock.advance(Duration.ofMinutes(1));
        var position = staff("checker").getJson(path()).get(1).path("position").asLong();

        var events = staff("checker").getJson("/api/audit/events?after=" + position);

        assertThat(events.findValuesAsString("type")).startsWith("EmailChangeApproved", "EmailChangeRequested");
        assertThat(other.version()).isEqualTo(1);
    }

    @Test
    void showsTheStatusAsItStoodThen() {
        tellAStory();
        var approved = clock.instant();
        clock.advance(Duration.ofHours(1));
        story.requests(newChange(), "third@example.org", "=new@example.org", Side.NEW)
                .cancels(change, "third@example.org", EndReason.OWNER);

        var before = staff("checker").getJson(then(approved.minusSeconds(1)));
        var after = staff("checker").getJson(then(approved));

        assertThat(before.path("state").asString()).isEqualTo("REQUESTED");
        assertThat(before.path("email").isNull()).isTrue();
        assertThat(after.path("state").asString()).isEqualTo("APPROVED");
        assertThat(after.path("email").asString()).isEqualTo(NEW);
    }

    @Test
    void showsNowWhatTheLiveViewShows() {
        tellAStory();
        story.requests(newChange(), "third@example.org", NEW, Side.NEW, Side.CURRENT);

        var live = owner().with("Email-Version", "4").get("/api/accounts/me/email");

        assertThat(staff("checker").get(then(clock.instant())).json()).isEqualTo(live.json());
    }

    private String then(Instant at) {
        return "/api/audit/accounts/" + account + "/email?at=" + at;
    }
}

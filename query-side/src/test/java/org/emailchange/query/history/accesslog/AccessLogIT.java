package org.emailchange.query.history.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.Side;
import org.emailchange.api.query.audit.FindAccessLog.Kind;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever the staff reads of people leaves one note, which says nothing of what was read. */
class AccessLogIT extends RunningQuerySide {
    private static final Map<String, Kind> READINGS = Map.of(
            "/api/support/accounts", Kind.SEARCH,
            "/api/support/accounts/{account}", Kind.SUPPORT_STATUS,
            "/api/audit/accounts/{account}/events", Kind.HISTORY,
            "/api/audit/accounts/{account}/email", Kind.STATUS_THEN,
            "/api/audit/events", Kind.ALL_EVENTS);

    private final JdbcClient jdbc = bean(JdbcClient.class);

    private final RequestMappingHandlerMapping endpoints =
            system.node().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

    private long before;

    static Stream<String> readings() {
        return READINGS.keySet().stream();
    }

    @BeforeEach
    void begin() {
        story.requests(newChange(), "canary@example.org", Side.NEW);
        status();
        before = jdbc.sql("select coalesce(max(id), 0) from access_log")
                .query(Long.class)
                .single();
    }

    /** Replays and the notes hold nothing of a person but the id of an account, and streams say only that it changed. */
    @Test
    void areAllKnown() {
        var mapped = endpoints.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/support") || path.startsWith("/api/audit"))
                .filter(path -> !path.startsWith("/api/audit/replays") && !path.equals("/api/audit/accesses"))
                .filter(path -> !path.equals("/api/support/accounts/{account}/stream"))
                .collect(Collectors.toSet());

        assertThat(mapped).isEqualTo(READINGS.keySet());
    }

    @ParameterizedTest
    @MethodSource("readings")
    void leaveOneNoteEachWithoutTheData(String path) {
        var answer = reader(path).get(real(path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);

        var notes = jdbc.sql("select to_jsonb(a)::text from access_log a where id > ?")
                .param(before)
                .query(String.class)
                .list();
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note).contains("\"" + READINGS.get(path) + "\"", "\"by\": \"" + by(path) + "\"");
            assertThat(note.contains(account.value())).isEqualTo(READINGS.get(path) != Kind.ALL_EVENTS);
            assertThat(note).doesNotContain("canary", "user-");
        });
    }

    @ParameterizedTest
    @MethodSource("readings")
    void showNothingWhereTheyCannotBeNoted(String path) {
        jdbc.sql("alter table access_log add constraint full_disk check (id < 0) not valid")
                .update();
        try {
            var answer = reader(path).get(real(path));

            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
            assertThat(answer.body()).doesNotContain("canary", "c***@", account.value());
        } finally {
            jdbc.sql("alter table access_log drop constraint full_disk").update();
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void areNotForTheOtherRole(String path) {
        var other = isOfSupport(path) ? staff("checker") : staff("helper");

        assertThat(other.get(real(path)).status()).isEqualTo(403);
        assertThat(owner().get(real(path)).status()).isEqualTo(403);
    }

    private String real(String path) {
        var query = READINGS.get(path) == Kind.STATUS_THEN
                ? "?at=" + clock.instant()
                : READINGS.get(path) == Kind.SEARCH ? "?query=" + account : "";
        return path.replace("{account}", account.value()) + query;
    }

    private ApiClient reader(String path) {
        return isOfSupport(path) ? staff("helper") : staff("checker");
    }

    private static String by(String path) {
        return isOfSupport(path) ? "SUPPORT:helper" : "AUDITOR:checker";
    }

    private static boolean isOfSupport(String path) {
        return path.startsWith("/api/support");
    }
}

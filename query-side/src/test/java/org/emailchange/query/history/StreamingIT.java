package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exports that are much larger than what fits between server and client. */
class StreamingIT extends RunningQuerySide {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EVENTS = 15_000;
    private static long begin = -1;

    private final List<BufferedReader> exports = new ArrayList<>();

    private final JdbcClient jdbc = bean(JdbcClient.class);

    /** Events that no view heeds, each some two kilobytes long. */
    @BeforeEach
    void tellALongStory() {
        if (begin < 0) {
            begin = end();
            jdbc.sql("""
                            insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                              sequence_number, payload_type, payload, meta_data)
                            select gen_random_uuid()::text, :now, 'Padding', 'padding', number, 'Padding',
                              convert_to(format('{"number":%s,"words":"%s"}', number, repeat('word ', 400)), 'UTF8'), '{}'
                            from generate_series(0, :last) number""")
                    .param("now", clock.instant().toString())
                    .param("last", EVENTS - 1)
                    .update();
        }
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var export : exports) {
            export.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "text/csv"})
    void tellsTheFirstEventsBeforeItHasReadTheLast(String form) throws IOException {
        var export = export(form);
        assertThat(export.readLine()).isNotEmpty();

        var late = storyOf(open()).fails(1);
        clock.advance(Duration.ofMinutes(1));

        var lines = export.lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(EVENTS);
        assertThat(lines).anyMatch(line -> line.contains(late.account().value()));
    }

    @Test
    void holdsNoConnectionToTheDatabaseForWhoReadsSlowly() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertThat(export("application/x-ndjson").readLine()).isNotEmpty();
        }

        await().atMost(PATIENCE).until(() -> exporting() == exports.size());
        assertThat(owner().get("/api/accounts/me/email").status()).isEqualTo(200);
    }

    @Test
    void endsWithTheClientThatGoesAway() throws IOException {
        var export = export("text/csv");
        assertThat(export.readLine()).isNotEmpty();
        assertThat(exporting()).isEqualTo(1);

        export.close();

        await().atMost(PATIENCE).until(() -> exporting() == 0);
    }

    /** Else what has been told would look as if it were all. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "text/csv"})
    void breaksOffWhereItFails(String form) throws IOException {
        var export = export(form);
        assertThat(export.readLine()).isNotEmpty();
        tellWhatCannotBeRead("late-" + form);
        try {
            assertThatThrownBy(() -> export.lines().count()).isInstanceOf(UncheckedIOException.class);
        } finally {
            forget("late-" + form);
        }
    }

    @Test
    void isAProblemWhereItFailsBeforeItBegins() {
        tellWhatCannotBeRead(account.value());
        try {
            var answer = staff("checker").get("/api/audit/accounts/" + account + "/events");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.findHeader("Content-Type")).hasValue("application/problem+json");
        } finally {
            forget(account.value());
        }
    }

    private void tellWhatCannotBeRead(String stream) {
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        values (gen_random_uuid()::text, ?, 'Padding', ?, 0, 'Padding', '{', '{}')""").params(clock.instant().toString(), stream).update();
        clock.advance(Duration.ofMinutes(1));
    }

    private void forget(String stream) {
        jdbc.sql("delete from domain_event_entry where aggregate_identifier = ?")
                .param(stream)
                .update();
    }

    private BufferedReader export(String form) {
        var body = staff("checker")
                .with("Accept", form)
                .begin("GET", "/api/audit/events?after=" + begin, "", BodyHandlers.ofInputStream())
                .join()
                .body();
        var export = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        exports.add(export);
        return export;
    }

    /** How many threads are at it. */
    private static long exporting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(AuditedHistory.class.getName())))
                .count();
    }

    private long end() {
        return jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}

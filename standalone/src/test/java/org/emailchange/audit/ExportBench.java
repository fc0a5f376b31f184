package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Exports from a process with a small heap; run by {@code mvn -Pbench}. The events are copies, made by SQL, of real ones. */
class ExportBench {

    private static final String HEAP = System.getProperty("bench.heap", "128m");
    private static final int REAL = 2_000;
    private static final int EXPORTED = Integer.getInteger("bench.exported", 1_000_000);

    @TempDir
    Path directory;

    @Test
    void needsTheSameMemoryHoweverMuchIsExported() throws Exception {
        TestDatabase database;
        try (var history = new HistoryWithoutMail()) {
            history.until(REAL, 1);
            new SettledViews(history.node()).awaitViews(Duration.ofMinutes(10));
            database = history.database();
        }
        multiply(JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password())));
        try (var service = StandaloneProcess.start(directory, settings(database), HEAP)) {
            for (var form : List.of("application/json", "application/x-ndjson", "text/csv")) {
                var begin = System.nanoTime();
                var lines = export(service.uri("/api/audit/events"), form);
                var seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf(
                        "bench: %s: %d lines in %.0f s, heap of at most %s, %s%n",
                        form, lines, seconds, HEAP, resident(service.pid()));
                assertThat(lines).isGreaterThanOrEqualTo(EXPORTED - 1);
            }
        }
    }

    /** Copies all events as other accounts', and has the processors believe that they have seen them. */
    private static void multiply(JdbcClient jdbc) {
        var real = jdbc.sql("select count(*) from domain_event_entry where type = 'EmailChange'")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload_revision, payload, meta_data)
                        select gen_random_uuid()::text, time_stamp, type, aggregate_identifier || '-' || copy,
                          sequence_number, payload_type, payload_revision, payload, meta_data
                        from generate_series(1, :copies) copy, domain_event_entry
                        where type = 'EmailChange'
                        order by copy, global_index""").param("copies", EXPORTED / real).update();
        jdbc.sql("""
                        update token_entry set token = convert_to(format('{"index":%s,"gaps":[]}',
                          (select max(global_index) from domain_event_entry)), 'UTF8')""").update();
        jdbc.sql("analyze domain_event_entry").update();
    }

    private static long export(URI uri, String form) throws IOException, InterruptedException {
        var pair = ("checker:" + TestAccount.PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", form)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .build();
        long lines = 0;
        try (var body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            var buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    private static String resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("resident memory unknown");
    }

    private static Map<String, String> settings(TestDatabase database) {
        var all = new HashMap<>(Auditor.STAFF);
        database.springProperties().forEach(all::put);
        all.putAll(TestSettings.KEYS);
        all.put("email-change.demo", "false");
        return all;
    }
}

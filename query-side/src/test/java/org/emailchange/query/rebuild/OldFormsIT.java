package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.EventTypes;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of each type in each form in which it was ever stored, as the files have them that are never changed. */
class OldFormsIT extends RunningQuerySide {
    private static final Path FILES = Path.of("..", "event-store", "src", "test", "resources", "events");
    private static final List<String> FIRST = List.of("AddressImported", "EmailChangeRequested");
    private static final Map<String, List<String>> TABLES = Map.of(
            "status", List.of("status_view", "change_view"),
            "availability", List.of("address_owner_view"));

    private final JdbcClient jdbc = bean(JdbcClient.class);

    private final Map<String, Integer> streams = new HashMap<>();

    @Test
    void areShownByTheLiveViewsAndByRebuiltOnesAlike() throws IOException {
        int forms = (int) types().mapToLong(type -> files(type)).max().orElseThrow();
        assertThat(forms).isPositive();
        for (int form = 1; form <= forms; form++) {
            tell(form);
        }
        streams.forEach(
                (stream, events) -> await(stream).atMost(Duration.ofMinutes(1)).until(() -> isSeen(stream, events)));
        var live = rows();
        assertThat(live).hasSizeGreaterThanOrEqualTo(2 + forms - 1);

        for (var view : TABLES.keySet()) {
            assertThat(rebuildView(view).path("differences").asLong(-1))
                    .as(view)
                    .isZero();
            TABLES.get(view).forEach(this::wipe);
            assertThat(rebuildView(view).path("differences").asLong(-1))
                    .as(view)
                    .isPositive();
        }

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(live);
    }

    /** Each type in a form, or the last one before it that it has had. */
    private void tell(int form) throws IOException {
        var change = newChange();
        for (var type : types().toList()) {
            var file = FILES.resolve(type).resolve(Math.min(form, files(type)) + ".json");
            var told = json(Files.readString(file));
            var mine = told.toString().replace("address-", address() + "-");
            var changed =
                    told.has("changeId") ? mine.replace(told.path("changeId").asString(), change) : mine;
            var owned = changed.replace(told.path("accountId").asString(), account.value());
            store(type, isOfAddress(type) ? json(owned).path("addressId").asString() : account.value(), owned);
        }
    }

    private void store(String type, String stream, String payload) {
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        values (gen_random_uuid()::text, ?, ?, ?, ?, ?, ?, '{}')""")
                .params(
                        clock.instant().toString(),
                        isOfAddress(type) ? "AddressOwnership" : "EmailChange",
                        stream,
                        streams.merge(stream, 1, Integer::sum) - 1,
                        named(type).getName(),
                        payload.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private static Stream<String> types() {
        try (var folders = Files.list(FILES)) {
            return new ArrayList<>(folders.map(folder -> folder.getFileName().toString())
                            .toList())
                    .stream()
                            .sorted(Comparator.comparing((String type) -> !FIRST.contains(type))
                                    .thenComparing(type -> type));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long files(String type) {
        try (var files = Files.list(FILES.resolve(type))) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfAddress(String type) {
        return AddressEvent.class.isAssignableFrom(named(type));
    }

    private static Class<?> named(String type) {
        return EventTypes.all()
                .filter(each -> each.getSimpleName().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private String address() {
        return "address-" + account;
    }

    private boolean isSeen(String stream, int events) {
        return Stream.of("status_view", "address_owner_view")
                .filter(table -> table.equals("address_owner_view") == stream.startsWith("address-"))
                .allMatch(table -> jdbc.sql("select exists (select from " + table + " t where version = ? and "
                                + (stream.startsWith("address-") ? "address_id" : "account_id::text") + " = ?)")
                        .params(events, stream)
                        .query(Boolean.class)
                        .single());
    }

    private List<String> rows() {
        return TABLES.values().stream()
                .flatMap(List::stream)
                .flatMap(table -> jdbc
                        .sql("select to_jsonb(t)::text from " + table + " t where to_jsonb(t)::text like ?")
                        .param("%" + account + "%")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void wipe(String table) {
        jdbc.sql("delete from " + table + " t where to_jsonb(t)::text like ?")
                .param("%" + account + "%")
                .update();
    }

    private JsonNode rebuildView(String view) {
        return TestRebuilds.rebuild(staff("checker"), view);
    }
}

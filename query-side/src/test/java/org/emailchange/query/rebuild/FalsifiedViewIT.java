package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.projection.Rebuildable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each table of each view, and each column of it. */
class FalsifiedViewIT extends RunningQuerySide {
    private final String change = newChange();

    private final JdbcClient jdbc = bean(JdbcClient.class);
    private final EventStore store = bean(EventStore.class);

    private final List<Rebuildable> views = system.node().beans(Rebuildable.class);

    private record Falsified(String view, String table, String id, String stream) {}

    static Stream<Falsified> tables() {
        return Stream.of(
                new Falsified("status", "status_view", "account_id", "account_id"),
                new Falsified("status", "change_view", "change_id", "account_id"),
                new Falsified("availability", "address_owner_view", "address_id", "address_id"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isFoundInEachColumnAndMended(Falsified falsified) {
        tellAStory();
        var before = rows(falsified);

        var forged = row(falsified).changeAll(value(falsified));

        var found = differences(rebuildView(falsified.view()));
        assertThat(found.findValuesAsString("field")).containsExactlyInAnyOrderElementsOf(forged);
        assertThat(found.findValuesAsString("table")).containsOnly(falsified.table());
        assertThat(found.findValuesAsString("stream"))
                .containsOnly(value(falsified).toString());
        assertThat(found.toString()).as("what it held").doesNotContain("@");
        assertThat(rows(falsified)).isEqualTo(before);
        assertAlike(falsified.view());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isFoundWhereARowIsMissingAndMended(Falsified falsified) {
        tellAStory();
        var before = rows(falsified);

        row(falsified).delete(value(falsified));

        var found = differences(rebuildView(falsified.view()));
        assertThat(found.findValuesAsString("field")).containsExactly("(missing)");
        assertThat(found.findValuesAsString("table")).containsOnly(falsified.table());
        assertThat(rows(falsified)).isEqualTo(before);
        assertAlike(falsified.view());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isFoundWhereARowIsTooMuchAndMended(Falsified falsified) {
        tellAStory();
        var before = count(falsified);

        row(falsified).addLike(value(falsified));

        assertThat(count(falsified)).isEqualTo(before + 1);
        var found = differences(rebuildView(falsified.view()));
        assertThat(found.findValuesAsString("field")).containsExactly("(too much)");
        assertThat(found.findValuesAsString("table")).containsOnly(falsified.table());
        assertThat(count(falsified)).isEqualTo(before);
        assertAlike(falsified.view());
    }

    @Test
    void isAnyThatThereIs() {
        assertThat(tables().map(Falsified::table))
                .containsExactlyInAnyOrderElementsOf(views.stream()
                        .flatMap(view -> view.tables().stream())
                        .map(Rebuildable.Table::name)
                        .toList());
    }

    private void assertAlike(String view) {
        assertThat(rebuildView(view).path("differences").asLong(-1)).isZero();
    }

    private void tellAStory() {
        var earlier = newChange();
        story.imports("old@example.org", true)
                .requests(earlier, "first@example.org", "old@example.org", Side.NEW)
                .cancels(earlier, "first@example.org", EndReason.SUPERSEDED)
                .requests(change, "new@example.org", "old@example.org", Side.NEW)
                .confirms(change, Side.NEW)
                .approves(change, "new@example.org", "old@example.org");
        store.publish(
                new GenericDomainEventMessage<>(
                        "AddressOwnership",
                        address(),
                        0,
                        new AddressClaimed(address(), account.value(), clock.instant())),
                new GenericDomainEventMessage<>(
                        "AddressOwnership",
                        address(),
                        1,
                        new AddressReserved(address(), account.value(), clock.instant())));
        status();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("""
                        select exists (select from address_owner_view where address_id = ? and version = 2)
                          and exists (select from status_view where account_id = ? and version = ?)""")
                        .params(address(), account.uuid(), story.version())
                        .query(Boolean.class)
                        .single());
    }

    private String address() {
        return "address-" + account;
    }

    private FalsifiedRow row(Falsified falsified) {
        return new FalsifiedRow(jdbc, falsified.table(), falsified.stream(), falsified.id());
    }

    private Object value(Falsified falsified) {
        return falsified.stream().equals("address_id") ? address() : account.uuid();
    }

    private List<String> rows(Falsified falsified) {
        return jdbc.sql("select to_jsonb(t)::text from " + falsified.table() + " t where " + falsified.stream()
                        + " = ?")
                .param(value(falsified))
                .query(String.class)
                .list();
    }

    private long count(Falsified falsified) {
        return jdbc.sql("select count(*) from " + falsified.table())
                .query(Long.class)
                .single();
    }

    private JsonNode rebuildView(String projection) {
        return TestRebuilds.rebuild(staff("checker"), projection);
    }

    private JsonNode differences(JsonNode rebuild) {
        return TestRebuilds.differences(staff("checker"), rebuild);
    }
}

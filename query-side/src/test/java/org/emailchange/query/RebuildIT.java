package org.emailchange.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildIT extends RunningQuerySide {
    private static final String FIRST = "first@example.org";
    private static final String SECOND = "second@example.org";

    private final JdbcClient database = bean(JdbcClient.class);
    private final EventStore store = bean(EventStore.class);

    @ParameterizedTest
    @CsvSource({"status,status_view change_view", "availability,address_owner_view"})
    void yieldsTheSameRows(String group, String tables) {
        publishEvents();
        var before = rowsOf(tables);

        rebuild(group);

        await().untilAsserted(() -> assertThat(rowsOf(tables)).isEqualTo(before));
    }

    /** As after a crash, since the token of a view is stored a moment after its rows. */
    @ParameterizedTest
    @CsvSource({"status,status_view change_view", "availability,address_owner_view"})
    void isNotNeededWhereEventsAreSeenAgain(String group, String tables) {
        publishEvents();
        var before = rowsOf(tables);
        var progress = bean(ProcessorProgress.class);
        var end = bean(EventLog.class).end();
        processor(group).shutDown();
        database.sql("update token_entry set token = convert_to(?, 'UTF8') where processor_name = ?")
                .params("{\"index\":0,\"gaps\":[]}", group)
                .update();
        assertThat(progress.of(group).ofAll().upTo()).isZero();

        processor(group).start();

        await().until(() -> progress.of(group).ofAll().upTo() >= end);
        assertThat(rowsOf(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"status,status_view", "status,change_view", "availability,address_owner_view"})
    void beginsWithNothing(String group, String table) {
        publishEvents();
        var processor = processor(group);

        processor.shutDown();
        processor.resetTokens();

        assertThat(rowsOf(table)).isEmpty();
        processor.start();
        status();
    }

    @Test
    void neverShowsAPartlyRebuiltStatus() {
        publishEvents();
        var states = List.of("NONE", "REQUESTED", "CANCELLED", "REQUESTED", "REQUESTED", "APPROVED", "UNDONE");
        var done = new AtomicBoolean();
        var answers = CompletableFuture.supplyAsync(() -> {
            var seen = new ArrayList<String>();
            while (!done.get()) {
                var answer = owner().get("/api/accounts/me/email");
                assertThat(answer.status()).isEqualTo(200);
                seen.add(answer.json().get("state").asString());
            }
            return seen;
        });

        for (int i = 0; i < 3; i++) {
            rebuild("status");
            status();
        }
        done.set(true);

        assertThat(answers.join()).isNotEmpty().allMatch(states::contains);
        assertThat(status().get("state").asString()).isEqualTo("UNDONE");
    }

    private void publishEvents() {
        var superseded = newChange();
        var change = newChange();
        story.imports(FIRST, true)
                .fails(1)
                .requests(superseded, SECOND, FIRST, Side.NEW)
                .cancels(superseded, SECOND, EndReason.SUPERSEDED)
                .requests(change, SECOND, FIRST, Side.NEW, Side.CURRENT);
        story.mailDelayed(change, story.lastMail(), 1, "The mailbox is full")
                .resends(change, SECOND, 2, false, Side.NEW, Side.CURRENT)
                .confirms(change, Side.CURRENT)
                .approves(change, SECOND, FIRST)
                .undoes(change, FIRST, SECOND)
                .locksUntil(clock.instant().plusSeconds(1800));
        var address = "address-" + account;
        store.publish(
                new GenericDomainEventMessage<>(
                        "AddressOwnership", address, 0, new AddressClaimed(address, account.value(), clock.instant())),
                new GenericDomainEventMessage<>(
                        "AddressOwnership",
                        address,
                        1,
                        new AddressReserved(address, account.value(), clock.instant())));
        status();
        await().until(() -> rowsOf("address_owner_view").stream().anyMatch(row -> row.contains("\"version\": 2")));
    }

    /** Other tests may leave events behind that are still under way, so only this test's rows are read. */
    private List<String> rowsOf(String tables) {
        return Arrays.stream(tables.split(" "))
                .flatMap(
                        table -> database
                                .sql("select to_jsonb(t)::text from " + table + " t order by 1")
                                .query(String.class)
                                .list()
                                .stream())
                .filter(row -> row.contains(account.value()))
                .toList();
    }
}

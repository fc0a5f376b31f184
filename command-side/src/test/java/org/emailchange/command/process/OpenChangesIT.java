package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.test.utils.RecordingCommandBus;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.command.process.OpenChanges.OpenChange;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class OpenChangesIT extends RunningCommandSide {

    private static final AccountId ACCOUNT = AccountId.of(UUID.randomUUID());
    private static final ChangeId CHANGE = ChangeId.of(UUID.randomUUID());
    private static final String ADDRESS = "address-" + UUID.randomUUID();
    /** So late that the running node leaves these changes alone. */
    private static final Instant START = Instant.parse("2126-03-01T12:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock time = new SettableClock(START);
    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final ProcessCommands commands = LoneProcessCommands.on(bus);
    private final OpenChanges changes = new OpenChanges(node.jdbc());
    private final LinkExpiry expiry = new LinkExpiry(changes, commands, time);

    @AfterEach
    void stop() {
        end();
        commands.destroy();
    }

    @Nested
    class Sagas {

        @Test
        void areFoundByChangeAndByAddress() {
            begin(1, START.plus(DAY));
            assertThat(found(EmailChangeSaga.CHANGE, CHANGE.value())).containsExactly(CHANGE.value());
            assertThat(found(EmailChangeSaga.ADDRESS, ADDRESS)).containsExactly(CHANGE.value());
            assertThat(found(EmailChangeSaga.ADDRESS, "address-22bb")).isEmpty();
        }

        @Test
        void areReadAsTheyWereKept() {
            var change = new OpenChange(CHANGE, ACCOUNT, ADDRESS, 3, true, START.plus(DAY));
            changes.insertSaga(EmailChangeSaga.class, "any id", new EmailChangeSaga(change), Set.of());
            assertThat(stored().change()).isEqualTo(change);
        }

        @Test
        void areGoneOnceTheyHaveEnded() {
            begin(1, START.plus(DAY));
            end();
            assertThat(changes.loadSaga(EmailChangeSaga.class, CHANGE.value())).isNull();
            assertThat(found(EmailChangeSaga.ADDRESS, ADDRESS)).isEmpty();
        }
    }

    @Nested
    class Links {

        @Test
        void expireWhenTheirTimeIsOver() {
            begin(1, START.plus(DAY));
            after(DAY);
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 1));
        }

        @Test
        void expireOnce() {
            begin(1, START.plus(DAY));
            after(DAY);
            after(HOUR);
            assertThat(sent()).hasSize(1);
        }

        @Test
        void doNotExpireBefore() {
            begin(1, START.plus(DAY));
            after(DAY.minusMillis(1));
            assertThat(sent()).isEmpty();
        }

        @Test
        void doNotExpireOnceTheChangeHasEnded() {
            begin(1, START.plus(DAY));
            end();
            after(DAY);
            assertThat(sent()).isEmpty();
        }

        /** The clock of this node is ahead. */
        @Test
        void comeAgainWhereTheyStillWork() {
            begin(1, START.plus(DAY));
            bus.setCallbackBehavior((payload, metaData) -> START.plus(DAY).plus(HOUR));
            after(DAY);
            after(HOUR.minusMillis(1));
            assertThat(sent()).hasSize(1);
            after(Duration.ofMillis(1));
            assertThat(sent()).hasSize(2);
        }

        @Test
        void comeAgainWhereTheCommandFailsAndHoldUpNoOthers() {
            begin(1, START.plus(DAY));
            bus.setCallbackBehavior((payload, metaData) -> {
                throw new IllegalStateException("the database is away");
            });
            after(DAY);
            bus.setCallbackBehavior((payload, metaData) -> null);
            after(Duration.ZERO);
            after(Duration.ZERO);
            assertThat(sent()).hasSize(2);
        }

        @Test
        void expireInTheNameOfTheSystem() {
            begin(1, START.plus(DAY));
            after(DAY);
            assertThat(bus.getDispatchedCommands())
                    .extracting(message -> message.getMetaData().get("by"))
                    .containsOnly("system");
        }

        @Test
        void thatWereSentAgainExpireLater() {
            begin(1, START.plus(DAY));
            begin(2, START.plus(DAY).plus(HOUR));
            after(DAY);
            assertThat(sent()).isEmpty();
            after(HOUR);
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
        }

        @Test
        void thatWereSentAgainKeepTheirTimeWhereTheOldOnesAreExpiring() {
            begin(1, START.plus(DAY));
            var expiring = changes.due(START.plus(DAY)).stream()
                    .filter(change -> change.id().equals(CHANGE))
                    .findFirst()
                    .orElseThrow();
            begin(2, START.plus(DAY).plus(HOUR));
            changes.expireAt(expiring, null);
            after(DAY.plus(HOUR));
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
        }
    }

    /** They were in the tables of Axon, with deadlines. */
    @Test
    void goesOnWithTheChangesThatWereOpenInAnEarlierRelease() throws IOException {
        var saga = "{\"accountId\":{\"value\":\"" + ACCOUNT + "\"},\"changeId\":{\"value\":\"" + CHANGE
                + "\"},\"deadline\":\"links-expired-7\",\"suppressed\":true}";
        var resent = "{\"changeId\":\"" + CHANGE + "\",\"newAddressId\":\"" + ADDRESS
                + "\",\"generation\":2,\"expiresAt\":\"2126-03-02T12:00:00Z\"}";
        String script;
        try (var file = getClass().getResourceAsStream("/db/migration/V4.7__open_changes.sql")) {
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        node.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
            node.jdbc()
                    .sql("create temporary table saga_entry on commit drop as"
                            + " select convert_to(?, 'UTF8') as serialized_saga")
                    .param(saga)
                    .update();
            node.jdbc()
                    .sql("""
                            insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                              sequence_number, payload_type, payload, meta_data)
                            select gen_random_uuid()::text, '2026-01-01T00:00:00Z', 'EmailChange', :account, n,
                                   'org.emailchange.api.event.' || type,
                                   convert_to(replace(:event, '"generation":2', '"generation":' || n), 'UTF8'), '{}'
                            from (values (1, 'EmailChangeRequested'), (2, 'VerificationResent'),
                                         (3, 'MailReported')) events (n, type)""")
                    .param("account", ACCOUNT.value())
                    .param("event", resent)
                    .update();
            var insert = script.substring(script.indexOf("insert into open_change"), script.indexOf("drop table"));
            node.jdbc().sql(insert).update();
            after(DAY);
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
            assertThat(stored().change()).extracting(OpenChange::suppressed).isEqualTo(true);
            transaction.setRollbackOnly();
        });
    }

    private void begin(int generation, Instant expiresAt) {
        var change = new OpenChange(CHANGE, ACCOUNT, ADDRESS, generation, false, expiresAt);
        changes.insertSaga(EmailChangeSaga.class, "any id", new EmailChangeSaga(change), Set.of());
    }

    private void end() {
        var associations = Set.of(new AssociationValue(EmailChangeSaga.CHANGE, CHANGE.value()));
        changes.deleteSaga(EmailChangeSaga.class, "any id", associations);
    }

    private EmailChangeSaga stored() {
        return changes.loadSaga(EmailChangeSaga.class, CHANGE.value()).saga();
    }

    private Set<String> found(String association, String value) {
        return changes.findSagas(EmailChangeSaga.class, new AssociationValue(association, value));
    }

    private void after(Duration passed) {
        time.advance(passed);
        expiry.expire();
    }

    /** Of this change: those of other tests are over by then, too. */
    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(command -> command.getPayload())
                .filter(command -> command instanceof ExpireEmailChange expire
                        && expire.changeId().equals(CHANGE))
                .toList();
    }
}

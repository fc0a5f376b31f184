package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.sample.Count;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeferredTokenStoreIT {
    private static Node node;

    private final String view = "view-" + UUID.randomUUID();
    private final TransactionManager transactions = node.bean(TransactionManager.class);
    private DeferredTokenStore tokens = storing(Duration.ofHours(10));

    @BeforeAll
    static void start() {
        node = Node.on(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void claim() {
        begin(view);
    }

    @AfterEach
    void end() {
        tokens.destroy();
    }

    @Test
    void storesTheLastOfSomeTokensAMomentLater() {
        handle(view, 1);
        handle(view, 2);
        assertThat(stored(view)).isZero();

        tokens.destroy();
        tokens = storing(Duration.ofMillis(100));
        handle(view, 3);
        handle(view, 4);
        await().until(() -> stored(view) == 4);
        handle(view, 5);

        await().until(() -> stored(view) == 5);
    }

    /** As a rebuild does before it compares. */
    @Test
    void canBeWaitedFor() {
        node.send(new Count("waited for"));
        var last = node.bean(EventLog.class).end();
        tokens.destroy();
        tokens = storing(Duration.ofSeconds(3));
        handle(view, last);

        node.bean(ProcessorProgress.class).awaitStored(view, "Counter");

        assertThat(stored(view)).isEqualTo(last);
    }

    @Test
    void storesWhatWaitsWithTheExtensionOfTheClaim() {
        handle(view, 1);
        handle(view, 2);

        transactions.executeInTransaction(() -> tokens.extendClaim(view, 0));

        assertThat(stored(view)).isEqualTo(2);
    }

    @Test
    void storesWhatWaitsBeforeTheClaimIsReleased() {
        handle(view, 1);
        handle(view, 2);

        transactions.executeInTransaction(() -> tokens.releaseClaim(view, 0));

        assertThat(stored(view)).isEqualTo(2);
        assertThat(owner(view)).isNull();
    }

    @Test
    void forgetsATokenOfABatchThatWasRolledBack() {
        handle(view, 1);
        handle(view, 2);
        assertThatThrownBy(() -> batch(() -> {
                    tokens.storeToken(token(3), view, 0);
                    throw new IllegalStateException("the commit fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        transactions.executeInTransaction(() -> tokens.releaseClaim(view, 0));

        assertThat(stored(view)).isEqualTo(2);
    }

    @Test
    void overwritesNothingOfANodeThatHasTakenOver() {
        handle(view, 1);
        handle(view, 2);
        var another = node.bean(JdbcClient.class)
                .sql(
                        "update token_entry set owner = 'another', timestamp = '9999-01-01T00:00:00Z' where processor_name = ?")
                .param(view);
        assertThat(another.update()).isEqualTo(1);

        assertThatThrownBy(() -> transactions.executeInTransaction(() -> tokens.extendClaim(view, 0)))
                .isInstanceOf(UnableToClaimTokenException.class);

        assertThat(stored(view)).isZero();
    }

    @Test
    void storesAResetAtOnce() {
        handle(view, 1);
        handle(view, 2);
        transactions.executeInTransaction(
                () -> tokens.storeToken(ReplayToken.createReplayToken(token(2), token(0)), view, 0));
        transactions.executeInTransaction(() -> tokens.releaseClaim(view, 0));

        assertThat(stored(view)).isZero();
    }

    @Test
    void storesEachTokenOfWhatFollowsFromEvents() {
        begin("process");
        handle("process", 1);
        handle("process", 2);

        assertThat(stored("process")).isEqualTo(2);
    }

    private DeferredTokenStore storing(Duration pause) {
        var settings = JdbcTokenStore.builder()
                .connectionProvider(node.bean(ConnectionProvider.class))
                .schema(AxonTables.TOKENS)
                .serializer(node.bean(Serializer.class))
                .nodeId("this one");
        return new DeferredTokenStore(settings, transactions, pause);
    }

    private void begin(String processor) {
        transactions.executeInTransaction(() -> {
            tokens.initializeTokenSegments(processor, 1, token(0));
            tokens.fetchToken(processor, Segment.ROOT_SEGMENT);
        });
    }

    private void handle(String processor, long position) {
        batch(() -> tokens.storeToken(token(position), processor, 0));
    }

    private void batch(Runnable beforeCommit) {
        var batch = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch"));
        batch.attachTransaction(transactions);
        batch.onPrepareCommit(u -> beforeCommit.run());
        batch.commit();
    }

    private static GapAwareTrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, List.of());
    }

    private static long stored(String processor) {
        var progress = node.bean(ProcessorProgress.class);
        return progress.of(processor).ofAll().upTo();
    }

    private static String owner(String processor) {
        return node.bean(JdbcClient.class)
                .sql("select owner from token_entry where processor_name = ?")
                .param(processor)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}

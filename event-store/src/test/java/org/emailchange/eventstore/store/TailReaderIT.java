package org.emailchange.eventstore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.HighWaterMark;
import org.emailchange.sample.Node;
import org.emailchange.sample.Rung;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TailReaderIT {
    private static final String KNOWN = Rung.class.getName();
    private static final String UNKNOWN = "org.emailchange.sample.OfALaterRelease";

    private static Node node;

    private final List<TrackedEventMessage<?>> read = new ArrayList<>();
    private final String prefix = UUID.randomUUID() + "-";
    private Connection slow;
    private TailReader reader;

    @BeforeAll
    static void start() {
        node = Node.on(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        slow = node.bean(DataSource.class).getConnection();
        slow.setAutoCommit(false);
        reader = readerFrom(end());
    }

    @AfterEach
    void giveBack() throws SQLException {
        slow.rollback();
        slow.setAutoCommit(true);
        slow.close();
    }

    /** Neither its own time nor that of others says that it will not come. */
    @Test
    void handsOutAnEventThatCommitsLongAfterLaterOnes() throws SQLException {
        insert(slow, "late", 0, KNOWN, Instant.now().minus(Duration.ofHours(1)));
        insert("early", 0, KNOWN);
        readAll();
        insert("early", 1, KNOWN);
        readAll();
        assertThat(streams()).containsExactly("early", "early");

        slow.commit();
        readAll();

        assertThat(streams()).containsExactly("early", "early", "late");
        assertThat(last().getGaps()).isEmpty();
    }

    @Test
    void handsOutAnEventThoughTenThousandPositionsPassBeforeItCommits() throws SQLException {
        insert(slow, "late", 0, KNOWN, Instant.now());
        jdbc().sql("select max(nextval(pg_get_serial_sequence('domain_event_entry', 'global_index')))"
                        + " from generate_series(1, 10050)")
                .query(Long.class)
                .single();
        insert("early", 0, KNOWN);
        readAll();
        slow.commit();
        readAll();

        assertThat(streams()).containsExactly("late", "early");
    }

    @Test
    void handsOutWhatWasMissingWhenAnotherNodeStopped() throws SQLException {
        insert(slow, "late", 0, KNOWN, Instant.now());
        insert("early", 0, KNOWN);
        readAll();
        var token = last();
        slow.commit();

        reader = readerFrom(token);
        readAll();

        assertThat(streams()).containsExactly("early", "late");
    }

    @Test
    void forgetsPositionsThatWereRolledBackWhateverRunsThatWritesNoEvents() throws SQLException {
        try (var statement = slow.createStatement()) {
            statement.execute("select pg_current_xact_id()");
            statement.execute("select count(*) from domain_event_entry");
        }
        for (var i = 0; i < 3; i++) {
            rollBackAnInsert();
        }
        insert("later", 0, KNOWN);
        readAll();
        insert("later", 1, KNOWN);
        readAll();

        assertThat(streams()).containsExactly("later", "later");
        assertThat(last().getGaps()).isEmpty();
    }

    @Test
    void letsAnEventOfALaterReleaseWaitWithAllBehindItInItsStreamAlone() throws SQLException {
        insert("standing", 0, KNOWN);
        insert("standing", 1, UNKNOWN);
        insert("other", 0, KNOWN);
        insert("standing", 2, KNOWN);
        insert("other", 1, KNOWN);
        readAll();
        assertThat(streams()).containsExactly("standing", "other", "other");
        assertThat(last().getGaps()).hasSize(2);

        jdbc().sql("update domain_event_entry set payload_type = ? where payload_type = ?")
                .params(KNOWN, UNKNOWN)
                .update();
        reader = readerFrom(last());
        readAll();

        assertThat(streams()).containsExactly("standing", "other", "other", "standing", "standing");
        assertThat(read)
                .last()
                .satisfies(event -> assertThat(((DomainEventMessage<?>) event).getSequenceNumber())
                        .isEqualTo(2));
    }

    @Test
    void letsAnEventWaitOfWhichItCannotReadAValue() throws SQLException {
        insert("standing", 0, "org.emailchange.sample.Counted");
        insert("other", 0, KNOWN);
        readAll();

        assertThat(streams()).containsExactly("other");
    }

    /** What the tail makes of it for several processors. */
    @Nested
    class Streams {
        private final EventTail tail =
                new EventTail(node.bean(EventLog.class), node.bean(EventReader.class), node.bean(HighWaterMark.class));
        private final List<TrackingEventStream> open = new ArrayList<>();

        @AfterEach
        void close() {
            open.forEach(TrackingEventStream::close);
        }

        @Test
        void readEachEventOnceForAllThatAreAtTheEnd() throws Exception {
            var left = stream(end());
            var right = stream(end());
            assertThat(takeAll(left)).isEmpty();
            assertThat(takeAll(right)).isEmpty();
            insert("shared", 0, KNOWN);
            tail.wake();

            var event = takeAll(left);

            assertThat(event).hasSize(1);
            assertThat(takeAll(right)).singleElement().isSameAs(event.get(0));
        }

        @Test
        void readByThemselvesWhatTheOthersDoNotKeepAnyMore() throws Exception {
            var slow = stream(end());
            var fast = stream(end());
            insert("first", 0, KNOWN);
            takeAll(slow);
            takeAll(fast);
            var many = 5000;
            insertMany(many);
            tail.wake();
            assertThat(takeAll(fast)).hasSize(many);
            insert("last", 0, KNOWN);
            tail.wake();
            takeAll(fast);

            assertThat(positions(takeAll(slow))).hasSize(many + 1).isSorted();

            insert("together again", 0, KNOWN);
            tail.wake();
            var event = takeAll(fast);
            assertThat(takeAll(slow)).singleElement().isSameAs(event.get(0));
        }

        /** As the stream of a processor that another node has left behind with a gap. */
        @Test
        void handOutWhatWasMissingAndNothingTwiceToThemThatJoin() throws Exception {
            var before = stream(end());
            takeAll(before);
            insert(slow, "late", 0, KNOWN, Instant.now());
            insert("early", 0, KNOWN);
            tail.wake();
            var token = (GapAwareTrackingToken) takeAll(before).get(0).trackingToken();
            insert("early", 1, KNOWN);
            slow.commit();
            tail.wake();
            takeAll(before);
            var joining = stream(token);

            read.addAll(takeAll(joining));
            insert("early", 2, KNOWN);
            tail.wake();
            read.addAll(takeAll(joining));

            assertThat(streams()).containsExactlyInAnyOrder("late", "early", "early");
            assertThat(last().getGaps()).isEmpty();
        }

        @Test
        void startAnewWhereAReadingHasFailed() throws Exception {
            var stream = stream(end());
            var other = stream(end());
            takeAll(stream);
            takeAll(other);
            insert("before", 0, KNOWN);
            tail.wake();
            jdbc().sql("alter table domain_event_entry rename to gone").update();
            assertThatThrownBy(stream::peek).isInstanceOf(RuntimeException.class);
            jdbc().sql("alter table gone rename to domain_event_entry").update();

            assertThat(takeAll(other)).hasSize(1);
            assertThat(takeAll(stream)).hasSize(1);
        }

        @Test
        void handOutWhatTheirNodeHasCommittedWithoutReadingIt() throws Exception {
            var stream = stream(end());
            takeAll(stream);
            var event = new GenericDomainEventMessage<>("Counter", "elsewhere", 0, new Rung("elsewhere", 0));

            tail.appended(List.of(end().getIndex() + 1), List.of(event));

            assertThat(takeAll(stream)).singleElement().satisfies(taken -> {
                assertThat(taken.getPayload()).isSameAs(event.getPayload());
                assertThat(taken.trackingToken())
                        .isEqualTo(GapAwareTrackingToken.newInstance(end().getIndex() + 1, List.of()));
            });
        }

        @Test
        void readWhatLiesBeforeAnEventOfTheirNode() throws Exception {
            var stream = stream(end());
            takeAll(stream);
            insert("another node's", 0, KNOWN);
            insert("own", 0, KNOWN);

            tail.appended(List.of(end().getIndex()), List.of(event("own")));

            read.addAll(takeAll(stream));
            assertThat(streams()).containsExactly("another node's", "own");
        }

        @Test
        void handOutAnEventOfTheirNodeThatLaterOnesHaveOvertaken() throws Exception {
            var stream = stream(end());
            takeAll(stream);
            var missing = end().getIndex() + 1;
            insert(slow, "late", 0, KNOWN, Instant.now());
            insert("early", 0, KNOWN);
            tail.wake();
            read.addAll(takeAll(stream));
            slow.commit();
            var late = event("late");

            tail.appended(List.of(missing), List.of(late));
            tail.wake();

            read.addAll(takeAll(stream));
            assertThat(streams()).containsExactly("early", "late");
            assertThat(read.get(1).getPayload()).isSameAs(late.getPayload());
            assertThat(last().getGaps()).isEmpty();
        }

        private DomainEventMessage<?> event(String stream) {
            return new GenericDomainEventMessage<>("Counter", prefix + stream, 0, new Rung(stream, 0));
        }

        private TrackingEventStream stream(GapAwareTrackingToken token) {
            var stream = (TrackingEventStream) tail.openStream(token);
            open.add(stream);
            return stream;
        }

        private List<TrackedEventMessage<?>> takeAll(TrackingEventStream stream) throws InterruptedException {
            List<TrackedEventMessage<?>> taken = new ArrayList<>();
            while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                taken.add(stream.nextAvailable());
            }
            return taken;
        }

        private List<Long> positions(List<TrackedEventMessage<?>> events) {
            return events.stream()
                    .map(event -> ((GapAwareTrackingToken) event.trackingToken()).getIndex())
                    .toList();
        }
    }

    private void readAll() {
        var events = reader.next();
        while (!events.isEmpty()) {
            events.forEach(event -> read.add(event.message()));
            events = reader.next();
        }
    }

    private List<String> streams() {
        return read.stream()
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .map(stream -> stream.substring(prefix.length()))
                .toList();
    }

    private GapAwareTrackingToken last() {
        return (GapAwareTrackingToken) read.get(read.size() - 1).trackingToken();
    }

    private void rollBackAnInsert() throws SQLException {
        try (var connection = node.bean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, "never", 0, KNOWN, Instant.now());
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void insert(String stream, int sequence, String type) throws SQLException {
        try (var connection = node.bean(DataSource.class).getConnection()) {
            insert(connection, stream, sequence, type, Instant.now());
        }
    }

    private void insert(Connection connection, String stream, int sequence, String type, Instant time)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                  sequence_number, payload_type, payload, meta_data)
                values (gen_random_uuid()::text, ?, 'Counter', ?, ?, ?, ?, '{}')""")) {
            statement.setString(1, time.toString());
            statement.setString(2, prefix + stream);
            statement.setLong(3, sequence);
            statement.setString(4, type);
            statement.setBytes(5, "{\"parity\":\"NEITHER\",\"countedMeanwhile\":0}".getBytes(UTF_8));
            statement.executeUpdate();
        }
    }

    private void insertMany(int number) {
        jdbc().sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        select gen_random_uuid()::text, '2026-01-01T00:00:00Z', 'Counter', ?, n, ?, '{"countedMeanwhile":0}', '{}'
                        from generate_series(1, ?) n""").params(prefix + "many", KNOWN, number).update();
    }

    private static TailReader readerFrom(GapAwareTrackingToken token) {
        return new TailReader(
                node.bean(EventLog.class), node.bean(EventReader.class), node.bean(HighWaterMark.class), token);
    }

    private static GapAwareTrackingToken end() {
        return GapAwareTrackingToken.newInstance(node.bean(EventLog.class).end(), List.of());
    }

    private static JdbcClient jdbc() {
        return node.bean(JdbcClient.class);
    }
}

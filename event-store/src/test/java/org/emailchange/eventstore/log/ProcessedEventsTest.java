package org.emailchange.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessedEventsTest {

    @Test
    void isTogetherWhatBothHaveSeen() {
        var one = new ProcessedEvents(10, Set.of(3L));
        var other = new ProcessedEvents(7, Set.of(5L));

        assertThat(one.and(other)).isEqualTo(new ProcessedEvents(7, Set.of(3L, 5L)));
    }

    @Test
    void hasNoHolesBehindItsEnd() {
        assertThat(new ProcessedEvents(10, Set.of(3L, 9L)).and(new ProcessedEvents(7, Set.of())))
                .isEqualTo(new ProcessedEvents(7, Set.of(3L)));
    }

    @Test
    void isNothingForAProcessorThatHasNotBegun() {
        var positions = new ProcessorPositions(Map.of());

        assertThat(positions.ofAll()).isEqualTo(ProcessedEvents.NOTHING);
        assertThat(positions.of("some-stream")).isEqualTo(ProcessedEvents.NOTHING);
    }

    @Test
    void isOfAStreamWhatItsSegmentHasSeen() {
        var ahead = new ProcessedEvents(10, Set.of());
        var behind = new ProcessedEvents(4, Set.of(2L));

        var positions = new ProcessorPositions(Map.of(0, ahead, 1, behind));

        assertThat(positions.ofAll()).isEqualTo(behind);
        assertThat(Stream.of("a", "b", "c", "d").map(positions::of)).containsOnly(ahead, behind);
    }
}

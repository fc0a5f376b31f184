package org.emailchange.pages.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.junit.jupiter.api.Test;

class EventSeverityTest {

    @Test
    void isKnownForEachTypeOfEvent() {
        assertThat(EventSeverity.types())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(concrete(EmailChangeEvent.class), concrete(AddressEvent.class))
                                .toList());
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventSeverityTest::concrete)
                : Stream.of(type);
    }
}

package org.emailchange.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionedViewTest {
    private final Row row = new Row();

    private static final class Row extends VersionedView {}

    @Test
    void goesOnToTheNextEvent() {
        assertThat(row.advanceTo(1)).isTrue();
        assertThat(row.advanceTo(2)).isTrue();
        assertThat(row.version()).isEqualTo(2);
    }

    @Test
    void passesOverWhatItHasSeen() {
        row.advanceTo(1);
        row.advanceTo(2);

        assertThat(row.advanceTo(1)).isFalse();
        assertThat(row.version()).isEqualTo(2);
    }

    @Test
    void refusesToMissAnEvent() {
        row.advanceTo(1);

        assertThatThrownBy(() -> row.advanceTo(3))
                .isInstanceOf(IncompleteView.class)
                .hasMessageContaining("has not seen event 2");
        assertThat(row.version()).isEqualTo(1);
    }
}

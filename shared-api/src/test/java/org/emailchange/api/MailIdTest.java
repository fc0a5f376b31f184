package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailIdTest {

    private static final String ID = MailId.of("event-1", MailKind.CANCELLED, Side.NEW);

    @Test
    void isTheSameForTheSameEvent() {
        assertThat(MailId.of("event-1", MailKind.CANCELLED, Side.NEW)).isEqualTo(ID);
    }

    @Test
    void differsByEventKindAndMailbox() {
        assertThat(List.of(
                        ID,
                        MailId.of("event-2", MailKind.CANCELLED, Side.NEW),
                        MailId.of("event-1", MailKind.DECLINED, Side.NEW),
                        MailId.of("event-1", MailKind.CANCELLED, Side.CURRENT)))
                .doesNotHaveDuplicates();
    }
}

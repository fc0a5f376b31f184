package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailKindTest {

    private static final String ID = MailKind.CANCELLED.mailId("event-1", Side.NEW);

    @Test
    void isTheSameForTheSameEvent() {
        assertThat(MailKind.CANCELLED.mailId("event-1", Side.NEW)).isEqualTo(ID);
    }

    @Test
    void differsByEventKindAndMailbox() {
        assertThat(List.of(
                        ID,
                        MailKind.CANCELLED.mailId("event-2", Side.NEW),
                        MailKind.DECLINED.mailId("event-1", Side.NEW),
                        MailKind.CANCELLED.mailId("event-1", Side.CURRENT)))
                .doesNotHaveDuplicates();
    }
}

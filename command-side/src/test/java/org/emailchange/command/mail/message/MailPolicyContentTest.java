package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.outbox.Called;
import org.junit.jupiter.api.Test;

class MailPolicyContentTest {

    private final Called called = Called.now();
    private final MetaData client = MetaData.with(MetaDataKeys.FROM, personal("192.0.2.17"))
            .and(MetaDataKeys.AGENT, Map.of("subject", called.account().value(), "value", "Mozilla/5.0"));

    @Test
    void tellsTheCurrentMailboxWhatWasRequestedWhenAndFromWhere() {
        var model = model(called.change("new@example.org", "old@example.com"), Side.CURRENT);

        assertThat(model.at()).isEqualTo(called.time());
        assertThat(model.times()).containsExactly(entry("expires", called.time().plus(Duration.ofHours(24))));
        assertThat(model.shown()).isEqualTo("password");
        assertThat(model.other()).isEqualTo("n***@e***.org");
        assertThat(model.from()).isEqualTo("192.0.2.17");
        assertThat(model.agent()).isEqualTo("Mozilla/5.0");
    }

    @Test
    void tellsAnUnverifiedMailboxNothingAboutTheClient() {
        var model = model(called.change("new@example.org", "old@example.com"), Side.NEW);

        assertThat(model.other()).isEqualTo("o***@e***.com");
        assertThat(model.from()).isNull();
        assertThat(model.agent()).isNull();
    }

    @Test
    void namesNoOtherAddressIfThereIsNone() {
        assertThat(model(called.firstAddress("new@example.org"), Side.NEW).other())
                .isNull();
    }

    private MailModel model(EmailChangeEvent event, Side to) {
        return MailPolicy.mailsFor(event, client).stream()
                .filter(mail -> mail.to() == to)
                .findFirst()
                .orElseThrow()
                .model();
    }

    private Personal personal(String value) {
        return Personal.of(called.account(), value);
    }
}

package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.emailchange.api.Authentication;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeEvent;
import org.junit.jupiter.api.Test;

class MailPolicyFactsTest {

    private final Called called = Called.now();
    private final Origin origin = new Origin(personal("192.0.2.17"), personal("Mozilla/5.0"), null);

    @Test
    void tellTheCurrentMailboxWhatWasAskedForWhenAndFromWhere() {
        var facts = facts(called.change("new@example.org", "old@example.com"), Side.CURRENT);

        assertThat(facts.at()).isEqualTo(called.time());
        assertThat(facts.expiresAt()).isEqualTo(called.time().plus(Duration.ofHours(24)));
        assertThat(facts.authenticatedBy()).isEqualTo(Authentication.PASSWORD);
        assertThat(facts.other()).isEqualTo("n***@e***.org");
        assertThat(facts.from()).isEqualTo("192.0.2.17");
        assertThat(facts.agent()).isEqualTo("Mozilla/5.0");
    }

    @Test
    void tellAnUnprovenMailboxNothingOfWhoeverAsked() {
        var facts = facts(called.change("new@example.org", "old@example.com"), Side.NEW);

        assertThat(facts.other()).isEqualTo("o***@e***.com");
        assertThat(facts.from()).isNull();
        assertThat(facts.agent()).isNull();
    }

    @Test
    void nameNoOtherAddressWhereThereIsNone() {
        assertThat(facts(called.firstAddress("new@example.org"), Side.NEW).other())
                .isNull();
    }

    private MailFacts facts(EmailChangeEvent event, Side to) {
        return MailPolicy.mailsFor(event, origin).stream()
                .filter(mail -> mail.to() == to)
                .findFirst()
                .orElseThrow()
                .facts();
    }

    private Personal personal(String value) {
        return Personal.of(called.account(), value);
    }
}

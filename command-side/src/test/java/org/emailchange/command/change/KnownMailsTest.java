package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.junit.jupiter.api.Test;

class KnownMailsTest {

    private final ReportingMail.KnownMails mails = new ReportingMail.KnownMails();

    @Test
    void areTheNewestSixtyFour() {
        IntStream.range(0, 64).forEach(this::sent);
        assertThat(knows("mail-0")).isTrue();

        sent(64);

        assertThat(knows("mail-0")).isFalse();
        assertThat(knows("mail-1")).isTrue();
        assertThat(knows("mail-64")).isTrue();
    }

    private boolean knows(String mail) {
        return mails.knows(new ReportMail(
                AnAccount.ID,
                AnAccount.CHANGE,
                mail,
                MailKind.CONFIRM_NEW,
                Side.NEW,
                MailReported.Outcome.SENT,
                1,
                null,
                null));
    }

    private void sent(int number) {
        mails.add(new MailReported(
                "account",
                "change",
                "mail-" + number,
                MailKind.CONFIRM_NEW,
                Side.NEW,
                MailReported.Outcome.SENT,
                1,
                null,
                null,
                Instant.EPOCH));
    }
}

package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between the mail server's OK and the row that keeps it, nothing can be done in one transaction. */
class UnsafeMomentIT {

    private final TestMailServer server = TestMailServer.started();
    private final MailNode node = MailNode.started(TestDatabase.fresh(), server);
    private final Called called = Called.now();
    private final String account = called.account().value();

    @AfterEach
    void stop() {
        server.close();
        node.close();
    }

    @Test
    void sendsOnceIfTheDatabaseIsAwayForAMoment() {
        failToKeep(3);
        order();

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        await().until(() -> node.underWay() == 0);
        assertThat(server.mailsTo("unsafe@example.org")).hasSize(1);
    }

    @Test
    void sendsTheSameMessageAgainIfTheResultWasNotRecorded() throws Exception {
        failToKeep(6);
        order();

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        await().until(() -> node.underWay() == 0);
        var mails = server.mailsTo("unsafe@example.org");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).message().getMessageID())
                .isEqualTo(mails.get(1).message().getMessageID());
    }

    /** A sequence, since it goes on counting when a transaction is rolled back. */
    private void failToKeep(int times) {
        node.jdbc().sql("create sequence tries").update();
        node.jdbc().sql("""
                        create function fail_some() returns trigger language plpgsql as $$
                        begin
                          if new.state = 'SENT' and nextval('tries') <= %d then
                            raise exception 'the row cannot be written';
                          end if;
                          return new;
                        end $$""".formatted(times)).update();
        node.jdbc()
                .sql("create trigger fail_some before update on mail_order for each row execute function fail_some()")
                .update();
    }

    private void order() {
        node.order(called.firstAddress("unsafe@example.org"));
    }
}

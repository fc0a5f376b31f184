package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.util.Locale;
import java.util.UUID;
import org.emailchange.command.mail.bounce.Dsn;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BouncesIT {

    private static final String MAILBOX = "bounce@wallet.example";

    private static TestMailServer server;
    private static GreenMail imap;
    private static GreenMailUser mailbox;
    private static MailNode node;

    private final Called called = Called.now();

    @BeforeAll
    static void start() throws UserException {
        server = TestMailServer.started();
        imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        mailbox = imap.getUserManager().createUser(MAILBOX, "reader", "secret");
        node = MailNode.started(
                TestDatabase.fresh(),
                server,
                "email-change.mail.bounce-address=" + MAILBOX,
                "email-change.mail.bounces.interval=100ms",
                "email-change.mail.bounces.imap.host=127.0.0.1",
                "email-change.mail.bounces.imap.port=" + imap.getImap().getPort(),
                "email-change.mail.bounces.imap.encryption=none",
                "email-change.mail.bounces.imap.username=reader",
                "email-change.mail.bounces.imap.password=secret");
    }

    @AfterAll
    static void stop() {
        node.close();
        imap.stop();
        server.close();
    }

    @Test
    void reportThatAMailboxRefusedAMail() {
        mailbox.deliver(Dsn.report(sent(called), "failed", "5.1.1"));

        var bounce = node.reports().awaitBounce(called.account().value());
        assertThat(bounce.error()).isEqualTo("The mailbox refused it (5.1.1).");
        assertThat(bounce.attempts()).isEqualTo(1);
        await().atMost(TestMailServer.PATIENCE).until(() -> state(called).equals("FAILED"));
        awaitAllHandled();
    }

    @Test
    void areReadInAnyCase() {
        mailbox.deliver(Dsn.report(sent(called).toUpperCase(Locale.ROOT), "failed", "5.2.1"));

        assertThat(node.reports().awaitBounce(called.account().value()).error()).contains("5.2.1");
    }

    @Test
    void areReadInBase64() {
        mailbox.deliver(Dsn.inBase64(sent(called)));

        assertThat(node.reports().awaitBounce(called.account().value()).error()).contains("5.2.2");
    }

    @Test
    void areIgnoredWithoutAGenuineReturnPath() {
        var address = sent(called);
        var tag = address.substring("bounce+".length(), address.indexOf('@'));
        var last = tag.endsWith("0") ? "1" : "0";
        mailbox.deliver(Dsn.report(address.replace(tag, tag.substring(0, 47) + last), "failed", "5.1.1"));
        mailbox.deliver(Dsn.report(MAILBOX, "failed", "5.1.1"));
        mailbox.deliver(Dsn.report("bounce+0123456789abcdef@wallet.example", "failed", "5.1.1"));

        awaitAllHandled();
        assertThat(node.reports().bouncesOf(called.account().value())).isEmpty();
        assertThat(state(called)).isEqualTo("SENT");
    }

    @Test
    void ignoreDelaysAndReplies() {
        var address = sent(called);
        mailbox.deliver(Dsn.report(address, "delayed", "4.4.1"));
        mailbox.deliver(Dsn.answer(address));

        awaitAllHandled();
        assertThat(node.reports().bouncesOf(called.account().value())).isEmpty();
        assertThat(state(called)).isEqualTo("SENT");
    }

    @Test
    void areReadAgainIfTheyCouldNotBeRecorded() {
        var address = sent(called);
        node.reports().failNext(2);
        mailbox.deliver(Dsn.report(address, "failed", "5.1.1"));

        assertThat(node.reports().awaitBounce(called.account().value()).mailId())
                .isEqualTo(node.reports().of(called.account().value()).get(0).mailId());
        awaitAllHandled();
    }

    /** Sends a mail, and says where it would come back to. */
    private static String sent(Called called) {
        var recipient = UUID.randomUUID() + "@example.org";
        node.order(called.firstAddress(recipient));
        node.reports().awaitFinal(called.account().value());
        return server.awaitMailTo(recipient).sender();
    }

    private static String state(Called called) {
        return node.jdbc()
                .sql("select state from mail_order where account_id = :account")
                .param("account", called.account().uuid())
                .query(String.class)
                .single();
    }

    private static void awaitAllHandled() {
        await().atMost(TestMailServer.PATIENCE).until(() -> unseen() == 0);
    }

    private static long unseen() throws FolderException {
        return imap.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }
}

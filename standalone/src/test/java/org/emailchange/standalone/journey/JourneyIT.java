package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, with power cuts where they hurt, on the real database and over real SMTP. */
class JourneyIT {

    @TempDir
    Path directory;

    @Test
    void aPersonChangesTheAddressAndNothingGetsLostOnTheWay() {
        try (var mailServer = TestMailServer.started();
                var service = StandaloneProcess.start(directory, settings(mailServer))) {
            var wallet = new Wallet(service);
            var mailboxes = new Mailboxes(mailServer);
            var maya = wallet.opensAnAccountFor("maya", "maya@old.example");
            var ravi = wallet.opensAnAccountFor("ravi", "ravi@old.example");

            // Ravi asks for the address that Maya is about to prove.
            ravi.asksFor("maya@new.example");
            ravi.seesThatAllMailsAre("SENT");

            // The mail server is down when Maya asks; then the power fails.
            mailServer.stop();
            maya.asksFor("maya@new.example");
            maya.seesThatAMailIs("DELAYED");
            service.kill9();
            mailServer.forget();
            mailServer.start();
            service.restart();

            // Both mailboxes get their mails all the same.
            maya.seesThatAllMailsAre("SENT");
            var fromTheNewMailbox = mailboxes.linkIn("maya@new.example", "verify");
            var fromTheOldMailbox = mailboxes.linkIn("maya@old.example", "verify");

            // A scanner opens the links again and again, and nothing happens.
            for (int i = 0; i < 3; i++) {
                assertThat(wallet.opens(fromTheNewMailbox).statusCode()).isEqualTo(200);
                assertThat(wallet.opens(fromTheOldMailbox).statusCode()).isEqualTo(200);
            }
            maya.has("maya@old.example");

            // Maya presses one button; the power fails again; she presses the other.
            assertThat(wallet.presses(fromTheNewMailbox).statusCode()).isEqualTo(200);
            service.kill9();
            service.restart();
            maya.has("maya@old.example");
            assertThat(wallet.presses(fromTheOldMailbox).statusCode()).isEqualTo(200);
            maya.seesItsChange("APPROVED");
            maya.has("maya@new.example");
            maya.had("maya@old.example");

            // Each button works once.
            assertThat(wallet.presses(fromTheOldMailbox).statusCode()).isEqualTo(410);

            // Ravi is told that he came too late, and cannot ask again.
            ravi.seesItsChange("DECLINED");
            ravi.has("ravi@old.example");
            ravi.isRefusedWhenAskingFor("maya@new.example", "address-taken");

            // It was not Maya after all: the old mailbox takes the change back.
            assertThat(wallet.presses(mailboxes.linkIn("maya@old.example", "undo"))
                            .statusCode())
                    .isEqualTo(200);
            maya.seesItsChange("UNDONE");
            maya.has("maya@old.example");
            maya.isRefusedWhenAskingFor("maya@other.example", "locked");
        }
    }

    @Test
    void aMailThatThePowerCutLeftUnrecordedGoesOutOnceMoreAsTheSame() throws Exception {
        try (var mailServer = TestMailServer.started();
                var service = StandaloneProcess.start(directory, settings(mailServer))) {
            var pema = new Wallet(service).opensAnAccountFor("pema", "pema@old.example");

            // The mail server takes the mail, and the power fails before its answer is there.
            mailServer.whenTo("pema@new.example").sayNothing();
            pema.asksFor("pema@new.example");
            mailServer.awaitMailTo("pema@new.example");
            service.kill9();
            mailServer.behave();
            service.restart();

            pema.seesThatAllMailsAre("SENT");
            var mails = mailServer.mailsTo("pema@new.example");
            assertThat(mails).hasSize(2);
            assertThat(mails.get(0).message().getMessageID())
                    .isEqualTo(mails.get(1).message().getMessageID());
            assertThat(mailServer.mailsTo("pema@old.example")).hasSizeBetween(1, 2);
        }
    }

    @Test
    void aDeadlineSurvivesAPowerCut() {
        try (var mailServer = TestMailServer.started();
                var service = StandaloneProcess.start(directory, shortLived(settings(mailServer)))) {
            var dawa = new Wallet(service).opensAnAccountFor("dawa", "dawa@old.example");
            dawa.asksFor("dawa@new.example");
            dawa.seesItsChange("REQUESTED");
            service.kill9();
            service.restart();

            dawa.seesItsChange("EXPIRED");
            dawa.has("dawa@old.example");
        }
    }

    private static Map<String, String> settings(TestMailServer mailServer) {
        return Map.of(
                "spring.mail.host",
                mailServer.host(),
                "spring.mail.port",
                String.valueOf(mailServer.port()),
                "email-change.link.lifetime",
                "90s",
                "email-change.mail.initial-backoff",
                "500ms");
    }

    private static Map<String, String> shortLived(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("email-change.link.lifetime", "15s");
        return all;
    }
}

package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.Inbox;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, with power cuts where they hurt, on the real database and over real SMTP. */
class JourneyIT {

    @TempDir
    private static Path directory;

    private static TestMailServer mailServer;
    private static StandaloneProcess service;

    @BeforeAll
    static void start() {
        mailServer = TestMailServer.started();
        service = StandaloneProcess.start(directory, settings());
    }

    @AfterAll
    static void stop() {
        service.close();
        mailServer.close();
    }

    @Test
    void aPersonChangesTheAddressAndNothingGetsLostOnTheWay() {
        var inbox = new Inbox(mailServer);
        var maya = Person.withAddress(service, "maya", "maya@old.example");
        var ravi = Person.withAddress(service, "ravi", "ravi@old.example");

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
        var fromTheNewMailbox = inbox.link("maya@new.example", "verify");
        var fromTheOldMailbox = inbox.link("maya@old.example", "verify");

        // A scanner opens the links again and again, and nothing happens.
        for (int i = 0; i < 3; i++) {
            service.client().openLink(fromTheNewMailbox).expect(200);
            service.client().openLink(fromTheOldMailbox).expect(200);
        }
        maya.has("maya@old.example");

        // Maya presses one button; the power fails again; she presses the other.
        service.client().pressButton(fromTheNewMailbox).expect(200);
        service.kill9();
        service.restart();
        maya.has("maya@old.example");
        service.client().pressButton(fromTheOldMailbox).expect(200);
        maya.seesItsChange("APPROVED");
        maya.has("maya@new.example");
        maya.had("maya@old.example");

        // Each button works once.
        service.client().pressButton(fromTheOldMailbox).expect(410);

        // Ravi is told that he came too late, and cannot ask again.
        ravi.seesItsChange("DECLINED");
        ravi.has("ravi@old.example");
        ravi.isRefusedWhenAskingFor("maya@new.example", "address-taken");

        // It was not Maya after all: the old mailbox takes the change back.
        service.client().pressButton(inbox.link("maya@old.example", "undo")).expect(200);
        maya.seesItsChange("UNDONE");
        maya.has("maya@old.example");
        maya.isRefusedWhenAskingFor("maya@other.example", "locked");
    }

    @Test
    void aMailThatThePowerCutLeftUnrecordedGoesOutOnceMoreAsTheSame() throws Exception {
        var pema = Person.withAddress(service, "pema", "pema@old.example");

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

    private static Map<String, String> settings() {
        var settings = new HashMap<>(TestSettings.mailServer(mailServer));
        settings.put("email-change.demo", "true");
        // what a killed process has begun is taken over sooner
        settings.put("db-scheduler.heartbeat-interval", "1s");
        settings.put("email-change.link.lifetime", "90s");
        settings.put("email-change.mail.initial-backoff", "500ms");
        return settings;
    }
}

package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.EndReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each event does to the mails of a change. */
class ChangeMailsIT extends RunningQuerySide {
    private static final String OLD = "old@example.org";
    private static final String NEW = "new@example.org";

    private final String change = newChange();

    @Test
    void sent() {
        story.requests(change, NEW, Side.NEW);
        story.mailSent(change, story.lastMail(), 1);

        assertThat(mails()).containsExactly("CONFIRM_NEW NEW SENT 1");
    }

    @Test
    void delayedAndGivenUp() {
        story.requests(change, NEW, Side.NEW);
        var mail = story.lastMail();
        story.mailDelayed(change, mail, 1, "The mailbox is full");
        assertThat(mails()).containsExactly("CONFIRM_NEW NEW DELAYED 1 The mailbox is full");

        story.mailGivenUp(change, mail, 8, "There is no such mailbox");
        assertThat(mails()).containsExactly("CONFIRM_NEW NEW FAILED 8 There is no such mailbox");
    }

    @Test
    void sentOnceMoreByAnOperator() {
        story.requests(change, NEW, Side.NEW);
        var mail = story.lastMail();
        story.mailGivenUp(change, mail, 8, "There is no such mailbox").mailRetried(change, mail, 8);
        assertThat(mails()).containsExactly("CONFIRM_NEW NEW PENDING 8");

        story.mailSent(change, mail, 9);
        assertThat(mails()).containsExactly("CONFIRM_NEW NEW SENT 9");
    }

    @Test
    void replacedByAResend() {
        story.requests(change, NEW, OLD, Side.NEW);
        var first = story.lastMail();
        story.mailGivenUp(change, first, 8, "There is no such mailbox").resends(change, NEW, 2, false, Side.NEW);

        assertThat(mails()).containsExactly("CONFIRM_NEW NEW PENDING 0");
    }

    @Test
    void withoutNewsOfAMailThatWasReplaced() {
        story.requests(change, NEW, Side.NEW);
        var first = story.lastMail();
        story.resends(change, NEW, 2, false, Side.NEW).mailSent(change, first, 2);

        assertThat(mails()).containsExactly("CONFIRM_NEW NEW PENDING 0");
    }

    @Test
    void heldBackWhenTheirLinksAreDead() {
        story.requests(change, NEW, OLD, Side.NEW).cancels(change, NEW, EndReason.OWNER);

        assertThat(mails()).containsExactly("CANCELLED NEW PENDING 0");
    }

    @Test
    void heldBackTooLate() {
        story.requests(change, NEW, Side.NEW);
        var mail = story.lastMail();
        story.cancels(change, NEW, EndReason.OWNER).mailSent(change, mail, 1);

        assertThat(mails()).containsExactly("CANCELLED NEW PENDING 0", "CONFIRM_NEW NEW SENT 1");
    }

    @Test
    void aboutTheOutcome() {
        story.requests(change, NEW, OLD, Side.NEW).approves(change, NEW, OLD);

        assertThat(mails()).contains("APPROVED NEW PENDING 0", "APPROVED_FORMER FORMER PENDING 0");
    }

    @Test
    void ofNoChange() {
        story.locksUntil(clock.instant().plusSeconds(60))
                .mailSent(null, new Story.Mail(newChange(), MailKind.LOCKED, Side.CURRENT), 1);

        assertThat(status().get("change").isNull()).isTrue();
    }

    private List<String> mails() {
        return changeNow()
                .get("mail")
                .valueStream()
                .map(mail -> Stream.of("kind", "to", "state", "attempts", "error")
                        .filter(name -> !mail.get(name).isNull())
                        .map(name -> mail.get(name).asString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private JsonNode changeNow() {
        return status().get("change");
    }
}

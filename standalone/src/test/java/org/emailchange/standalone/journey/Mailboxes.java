package org.emailchange.standalone.journey;

import java.util.regex.Pattern;
import org.emailchange.testing.ReceivedMail;
import org.emailchange.testing.TestMailServer;

/** Everybody's mailboxes, and the links in what comes in. */
final class Mailboxes {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/(verify|revoke|undo)\\?token=[\\w.-]+)");

    private final TestMailServer server;

    Mailboxes(TestMailServer server) {
        this.server = server;
    }

    /** The path of the link of this kind ({@code verify}, {@code revoke}, {@code undo}) in the mail to an address. */
    String linkIn(String email, String kind) {
        return link(server.awaitMail(mail -> mail.isTo(email) && has(mail, kind)), kind);
    }

    private static boolean has(ReceivedMail mail, String kind) {
        return mail.text().contains("/" + kind + "?token=");
    }

    private static String link(ReceivedMail mail, String kind) {
        var matcher = LINK.matcher(mail.text());
        while (matcher.find()) {
            if (matcher.group(2).equals(kind)) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("no link to /" + kind);
    }
}

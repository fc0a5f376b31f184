package org.emailchange.command.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.emailchange.api.MailOutcome;
import org.emailchange.api.MailState;
import org.emailchange.api.event.MailReported;

/** The mails whose outcome was recorded, the newest few: a report that comes twice comes soon after the first. */
final class KnownMails {

    private static final int REMEMBERED = 64;

    private record Known(int attempts, boolean sent, boolean failed) {}

    private static final Known NOTHING = new Known(0, false, false);

    private final Map<String, Known> mails = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(MailReported event) {
        var sent = event.outcome() == MailOutcome.SENT || event.outcome() == MailOutcome.BOUNCED;
        var failed = event.outcome().state() == MailState.FAILED;
        mails.put(event.mailId(), new Known(event.attempts(), sent, failed));
    }

    boolean knowsSent(String mailId) {
        return of(mailId).sent;
    }

    /** A mail that was given up can be tried again, if somebody wishes it. */
    boolean knowsDelay(String mailId, int attempts) {
        var known = of(mailId);
        return known.sent || known.attempts >= attempts;
    }

    /** A mail can be given up without another attempt. */
    boolean knowsGivenUp(String mailId, int attempts) {
        var known = of(mailId);
        return known.sent || known.failed && known.attempts >= attempts;
    }

    boolean knowsBounce(String mailId) {
        var known = of(mailId);
        return known.sent && known.failed;
    }

    private Known of(String mailId) {
        return mails.getOrDefault(mailId, NOTHING);
    }
}

package org.emailchange.command.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.emailchange.api.event.MailDelayed;
import org.emailchange.api.event.MailEvent;

/** The mails whose outcome was recorded, the newest few: a report that comes twice comes soon after the first. */
final class KnownMails {

    private static final int REMEMBERED = 64;
    private static final int FINISHED = Integer.MAX_VALUE;

    private final Map<String, Integer> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(MailEvent event) {
        attempts.put(event.mailId(), event instanceof MailDelayed ? event.attempts() : FINISHED);
    }

    /** A mail can end without another attempt, and one that ended stays so. */
    boolean knowsEndOf(String mailId) {
        return attempts.getOrDefault(mailId, 0) == FINISHED;
    }

    boolean knowsDelay(String mailId, int attempt) {
        return attempts.getOrDefault(mailId, 0) >= attempt;
    }
}

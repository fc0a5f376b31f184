package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Personal;

/**
 * A later change took effect while a mailbox can still take an earlier one back: that mailbox is notified, with the link
 * that takes back both.
 *
 * @param accountId whose account
 * @param changeId the earlier change
 * @param email the address that was in force before it
 * @param newEmail the address in force by the later change
 * @param holdUntil until when the wallet should hold back what is risky
 * @param undoUntil until when the earlier change can be taken back
 * @param links the link that undoes it, the same as before
 * @param notifiedAt when
 */
public record LaterChangeNotified(
        String accountId,
        String changeId,
        Personal email,
        Personal newEmail,
        Instant holdUntil,
        Instant undoUntil,
        List<IssuedLink> links,
        Instant notifiedAt)
        implements ChangeEvent {}

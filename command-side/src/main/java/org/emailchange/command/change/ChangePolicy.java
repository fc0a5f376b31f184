package org.emailchange.command.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.Disclosure;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about changes.
 *
 * @param confirmation which mailboxes confirm
 * @param linkLifetime how long a confirmation link works
 * @param renewalWindow how long after the request a resend can revive the change; its absolute end
 * @param resendCooldown the least time between two issues of links
 * @param maxResends how often links may be sent again for one change
 * @param maxFailures how many failed re-authentications in a row lock
 * @param lockDuration how long a lock lasts
 * @param securityHold how long after a change the wallet should hold back what is risky
 * @param undoWindow how long the former mailbox can take a change back; zero: not at all
 * @param refusal how long a mailbox that said "this was not me" is not asked again by the same account
 * @param disclosure what the requester of an address learns about its owner
 */
public record ChangePolicy(
        Confirmation confirmation,
        Duration linkLifetime,
        Duration renewalWindow,
        Duration resendCooldown,
        int maxResends,
        int maxFailures,
        Duration lockDuration,
        Duration securityHold,
        Duration undoWindow,
        Duration refusal,
        Disclosure disclosure) {

    /** Where changes cannot be undone, a password alone does not spare the current mailbox either. */
    private static final Duration WITHOUT_UNDO = Duration.ofDays(7);

    /** When links that are issued now run out: no later than their change. */
    Instant linksExpireAt(Instant now, Instant endsAt) {
        var expiresAt = now.plus(linkLifetime);
        return expiresAt.isBefore(endsAt) ? expiresAt : endsAt;
    }

    boolean conceals() {
        return disclosure == Disclosure.CONCEAL;
    }

    /**
     * From when on a passkey that is added counts as one: it opens no more than what it was added with, unless the current
     * mailbox confirms it or has had the time to object.
     *
     * @param shownTrustedFrom the same of the passkey that was shown; null where a password was
     */
    public Instant passkeyTrustedFrom(@Nullable Instant shownTrustedFrom, Instant now) {
        var from = shownTrustedFrom == null ? now.plus(credentialWindow()) : shownTrustedFrom;
        return from.isBefore(now) ? now : from;
    }

    /** How long the current mailbox can object to a change of the credentials. */
    public Duration credentialWindow() {
        return undoWindow.isZero() ? WITHOUT_UNDO : undoWindow;
    }

    /** Which mailboxes confirm a change. In every case the current one is notified at once, and can revoke and undo it. */
    public enum Confirmation {
        /** Asked with a password or a passkey that counts no more than one, both; asked with any other passkey, the new one. */
        BY_CREDENTIAL,
        BOTH_ADDRESSES,
        NEW_ADDRESS;

        List<Side> sides(Authentication authentication, boolean hasVerifiedAddress) {
            var both = this == BOTH_ADDRESSES || this == BY_CREDENTIAL && authentication != Authentication.PASSKEY;
            return both && hasVerifiedAddress ? List.of(Side.NEW, Side.CURRENT) : List.of(Side.NEW);
        }
    }
}

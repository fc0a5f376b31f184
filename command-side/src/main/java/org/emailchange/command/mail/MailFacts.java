package org.emailchange.command.mail;

import java.time.Instant;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.jspecify.annotations.Nullable;

/**
 * What a mail tells beside its links. Kept as JSON, so a new fact must be nullable.
 *
 * @param at when it happened
 * @param other the other address, masked already
 * @param expiresAt when the links run out
 * @param holdUntil until when the wallet should hold back what is risky
 * @param undoUntil until when the change can be taken back
 * @param lockedUntil the end of the lock
 * @param authenticatedBy what was shown again
 * @param ended why the change ended
 * @param locked why the account is locked
 * @param from the address of whoever asked, for the account's own mailbox alone
 * @param agent the user agent of whoever asked, likewise
 */
record MailFacts(
        Instant at,
        @Nullable String other,
        @Nullable Instant expiresAt,
        @Nullable Instant holdUntil,
        @Nullable Instant undoUntil,
        @Nullable Instant lockedUntil,
        @Nullable Authentication authenticatedBy,
        @Nullable EndReason ended,
        @Nullable LockReason locked,
        @Nullable String from,
        @Nullable String agent) {

    static MailFacts at(Instant at) {
        return new MailFacts(at, null, null, null, null, null, null, null, null, null, null);
    }

    MailFacts other(@Nullable String masked) {
        return new MailFacts(
                at, masked, expiresAt, holdUntil, undoUntil, lockedUntil, authenticatedBy, ended, locked, from, agent);
    }

    MailFacts expiring(Instant end) {
        return new MailFacts(
                at, other, end, holdUntil, undoUntil, lockedUntil, authenticatedBy, ended, locked, from, agent);
    }

    MailFacts asked(Authentication shown, Instant expiry) {
        return new MailFacts(at, other, expiry, holdUntil, undoUntil, lockedUntil, shown, ended, locked, from, agent);
    }

    MailFacts inForce(Instant hold, @Nullable Instant undo) {
        return new MailFacts(
                at, other, expiresAt, hold, undo, lockedUntil, authenticatedBy, ended, locked, from, agent);
    }

    MailFacts ended(EndReason reason) {
        return new MailFacts(
                at, other, expiresAt, holdUntil, undoUntil, lockedUntil, authenticatedBy, reason, locked, from, agent);
    }

    MailFacts locked(LockReason reason, Instant until) {
        return new MailFacts(
                at, other, expiresAt, holdUntil, undoUntil, until, authenticatedBy, ended, reason, from, agent);
    }

    MailFacts from(Origin origin) {
        return new MailFacts(
                at,
                other,
                expiresAt,
                holdUntil,
                undoUntil,
                lockedUntil,
                authenticatedBy,
                ended,
                locked,
                origin.from() == null ? null : origin.from().value(),
                origin.agent() == null ? null : origin.agent().value());
    }
}

package org.emailchange.api;

/** Why a change ended without taking effect: cancelled, or declined. Why a command is refused is a {@link Rejection}. */
public enum EndReason {
    /** The owner cancelled it. */
    OWNER,
    /** A new request took its place. */
    SUPERSEDED,
    /** The current mailbox said "this was not me". */
    REVOKED,
    /** Another account proved the address first. */
    ADDRESS_TAKEN,
    /** The new mailbox said "this was not me". */
    REFUSED,
    /** The account got other credentials, so the request may not have come from its owner. */
    CREDENTIALS_CHANGED
}

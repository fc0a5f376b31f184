package org.emailchange.api;

/** Where a change stands. */
public enum ChangeState {
    /** Open: waits for confirmations. */
    REQUESTED,
    /** All confirmations are in and the new address is in force. */
    APPROVED,
    /** Another account proved the address first. */
    DECLINED,
    /** Ended by its owner, by a newer request, or from the current mailbox. */
    CANCELLED,
    /** The lifetime of its links is over; a resend within the renewal window reopens it. */
    EXPIRED,
    /** Was approved, and has been taken back from the former mailbox. */
    UNDONE
}

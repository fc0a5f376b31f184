package org.emailchange.api;

/** What became of a mail, as the account's history records it. */
public enum MailOutcome {
    /** The mail server took it. */
    SENT(MailState.SENT),
    /** It could not be handed over and will be tried again. */
    DELAYED(MailState.DELAYED),
    /** It was refused for good, or tried too often. */
    GIVEN_UP(MailState.FAILED),
    /** The mail server had taken it, but another server reported that it did not reach its mailbox. */
    BOUNCED(MailState.FAILED),
    /** An operator had it sent once more after it was given up. */
    RETRIED(MailState.PENDING);

    private final MailState state;

    MailOutcome(MailState state) {
        this.state = state;
    }

    /** The state that the mail has from then on. */
    public MailState state() {
        return state;
    }
}

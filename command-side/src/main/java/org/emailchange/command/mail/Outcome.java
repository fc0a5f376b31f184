package org.emailchange.command.mail;

/** How an attempt to hand over a mail ended. Errors are our own words: a server's text may hold the address. */
sealed interface Outcome {

    /** Not worth an attempt any more. */
    Refused STALE = new Refused("The link ran out before the mail could be sent.");

    /** The mail server took it. */
    record Accepted() implements Outcome {}

    /** Not now, perhaps later. */
    record Deferred(String error) implements Outcome {}

    /** Never. */
    record Refused(String error) implements Outcome {}
}

package org.emailchange.testing;

import java.time.Duration;
import java.util.function.Predicate;

/** What the {@link TestMailServer} does to some of the mail; it is in force as soon as one of these is called. */
public final class MailRule {
    enum Reaction {
        ACCEPT,
        REFUSE,
        DEFER,
        HANG,
        BREAK_OFF,
        LOSE_THE_ANSWER,
        SAY_NOTHING,
        DAWDLE
    }

    private final Predicate<String> recipients;
    private int left;
    private Reaction reaction = Reaction.ACCEPT;
    private Duration delay = Duration.ZERO;

    MailRule(Predicate<String> recipients, int left) {
        this.recipients = recipients;
        this.left = left;
    }

    /** Refuses the recipient for good (550). */
    public void refuse() {
        react(Reaction.REFUSE);
    }

    /** Refuses the recipient for now (451). */
    public void defer() {
        react(Reaction.DEFER);
    }

    /** Takes the message and never answers, until told to behave or stopped; then it is lost. */
    public void hang() {
        react(Reaction.HANG);
    }

    /** Closes the connection in the middle of the message, which is lost. */
    public void breakOff() {
        react(Reaction.BREAK_OFF);
    }

    /** Keeps the message, but closes the connection in place of saying so. */
    public void loseTheAnswer() {
        react(Reaction.LOSE_THE_ANSWER);
    }

    /** Keeps the message, but never answers, until told to behave or stopped. */
    public void sayNothing() {
        react(Reaction.SAY_NOTHING);
    }

    /** Keeps the message, but answers only after this time. */
    public void dawdle(Duration time) {
        synchronized (this) {
            delay = time;
        }
        react(Reaction.DAWDLE);
    }

    /** Accepts, whatever an earlier rule says. */
    public void accept() {
        react(Reaction.ACCEPT);
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized Reaction reaction() {
        return reaction;
    }

    synchronized boolean claims(String recipient) {
        return left > 0 && recipients.test(recipient);
    }

    synchronized void used() {
        if (left < Integer.MAX_VALUE) {
            left--;
        }
    }

    private synchronized void react(Reaction what) {
        reaction = what;
    }
}

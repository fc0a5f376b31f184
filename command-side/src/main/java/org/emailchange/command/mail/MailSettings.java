package org.emailchange.command.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param from who writes, with or without a name
 * @param bounceAddress the mailbox that takes what does not arrive, plus a tag: {@code bounce@example.org} gets it at
 *     {@code bounce+tag@example.org}; not told of it if not set
 * @param contact whom to turn to when something is wrong: an address or a web address; nobody if not set
 * @param maxAttempts how often a mail is tried at most
 * @param initialBackoff the pause after the first attempt; each next one is twice as long
 * @param maxBackoff the longest pause
 * @param timeout how long the mail server may take to answer
 * @param workers how many mails are sent at once by this node, each over a connection of its own
 * @param idleConnection how long a connection is kept open without use
 * @param pollingInterval how often this node looks for mails that are due
 * @param encryption when the connection to the mail server must be encrypted
 * @param templates a directory whose files take the place of the built-in templates and texts of the same name
 * @param dkim how messages are signed; not at all if not set
 * @param zone the time zone of times in mails
 * @param keepFailed how long a mail that failed keeps its content, so that it can be sent again
 * @param retention how long is known that a mail was ordered
 */
@ConfigurationProperties("email-change.mail")
record MailSettings(
        @DefaultValue("no-reply@localhost") String from,
        @Nullable String bounceAddress,
        @Nullable String contact,
        @DefaultValue("8") int maxAttempts,
        @DefaultValue("2s") Duration initialBackoff,
        @DefaultValue("15m") Duration maxBackoff,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("8") int workers,
        @DefaultValue("20s") Duration idleConnection,
        @DefaultValue("1s") Duration pollingInterval,
        @DefaultValue("required-unless-local") Encryption encryption,
        @Nullable Path templates,
        @Nullable Dkim dkim,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("7d") Duration keepFailed,
        @DefaultValue("90d") Duration retention) {

    MailSettings {
        if (maxAttempts < 1 || workers < 1) {
            throw new IllegalArgumentException("Set email-change.mail.max-attempts and .workers to 1 or more.");
        }
    }

    Pauses pauses() {
        return new Pauses(initialBackoff, maxBackoff);
    }

    /**
     * How messages are signed.
     *
     * @param domain whose signature it is; to count, that of the sender's address
     * @param selector which of the domain's keys
     * @param key a file with an RSA key in PEM form
     */
    record Dkim(String domain, String selector, Path key) {}

    /** When the connection to the mail server must be encrypted, with a checked certificate. */
    enum Encryption {
        /** Unless the server is on this machine. */
        REQUIRED_UNLESS_LOCAL,
        /** Always. */
        REQUIRED,
        /** Only if the server offers it, which an attacker on the way can prevent. */
        IF_OFFERED
    }
}

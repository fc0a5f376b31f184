package org.emailchange.command.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.emailchange.api.InvalidSetting;
import org.emailchange.web.Loopback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How mail is sent.
 *
 * @param from the sender, with or without a display name
 * @param bounceAddress the mailbox that receives bounces, plus a tag: {@code bounce@example.org} gets them at
 *     {@code bounce+tag@example.org}; no bounces are received if not set
 * @param contact where recipients get help: an address or a web address; not mentioned if not set
 * @param maxAttempts how often a mail is tried at most
 * @param initialBackoff the pause after the first attempt; each next one is twice as long
 * @param maxBackoff the longest pause
 * @param timeout how long the mail server may take to answer
 * @param workers how many mails this node sends at once, each over a connection of its own
 * @param idleConnection how long an unused connection is kept open
 * @param pollingInterval how often this node looks for mails that are due
 * @param encryption when the connection to the mail server must be encrypted
 * @param templates a directory whose files replace the built-in templates and texts of the same name
 * @param dkim how messages are signed; they are not if not set
 * @param zone the time zone of times in mails
 * @param keepFailed how long a failed mail keeps its content, so that it can be sent again
 * @param retention how long it is remembered that a mail was ordered
 * @param maxWait how long a mail may be neither sent nor given up before the health of mail is down
 */
@ConfigurationProperties("email-change.mail")
public record MailSettings(
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
        @DefaultValue("90d") Duration retention,
        @DefaultValue("15m") Duration maxWait) {

    public MailSettings {
        if (maxAttempts < 1 || workers < 1) {
            throw new InvalidSetting("Set email-change.mail.max-attempts and .workers to 1 or more.");
        }
    }

    /**
     * How long to wait after so many failed attempts, counted from 1. No jitter: however many mails are due at once, each
     * node sends only as many as it has workers.
     */
    public Duration pauseAfter(int attempts) {
        var longest = maxBackoff.toMillis();
        var backOff = new ExponentialBackOff(Math.min(initialBackoff.toMillis(), longest), 2);
        backOff.setMaxInterval(longest);
        var pauses = backOff.start();
        var pause = pauses.nextBackOff();
        for (int i = 1; i < attempts && pause < longest; i++) {
            pause = pauses.nextBackOff();
        }
        return Duration.ofMillis(pause);
    }

    /** Whether the connection to this mail server must be encrypted. */
    public boolean requiresEncryptionTo(@Nullable String host) {
        return switch (encryption) {
            case REQUIRED -> true;
            case IF_OFFERED -> false;
            case REQUIRED_UNLESS_LOCAL -> !Loopback.resolves(host);
        };
    }

    /**
     * How messages are signed.
     *
     * @param domain the signing domain; to count, that of the sender's address
     * @param selector which of the domain's keys
     * @param key a file with an RSA key in PEM form
     */
    public record Dkim(String domain, String selector, Path key) {}

    /** When the connection to the mail server must be encrypted, with a checked certificate. */
    public enum Encryption {
        /** Unless the server is on this machine. */
        REQUIRED_UNLESS_LOCAL,
        /** Always. */
        REQUIRED,
        /** Only if the server offers it, which an attacker on the network can prevent. */
        IF_OFFERED
    }
}

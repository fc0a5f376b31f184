package org.emailchange.command;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.Disclosure;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.change.ChangePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.*} of the command side. Settings that are weak or contradict each other are refused
 * before anything starts.
 *
 * @param confirmation which mailboxes have to confirm a change
 * @param hold how long after a change the wallet should hold back risky actions
 * @param undoWindow how long the former mailbox can undo a change
 * @param refusal how long a mailbox that said "this was not me" is not asked again by the same account
 * @param addressKey the key of address ids, read here only to be compared with the keys of links
 * @param link settings of links
 * @param lockout settings of the lock after failed re-authentications
 * @param resend settings of sending links again
 */
@ConfigurationProperties("email-change")
public record EmailChangeSettings(
        @DefaultValue("by-credential") ChangePolicy.Confirmation confirmation,
        @DefaultValue("24h") Duration hold,
        @DefaultValue("7d") Duration undoWindow,
        @DefaultValue("1d") Duration refusal,
        @DefaultValue("") String addressKey,
        @DefaultValue Link link,
        @DefaultValue Lockout lockout,
        @DefaultValue Resend resend) {

    /** @throws InvalidSetting with a sentence that says what to set */
    public EmailChangeSettings {
        requireKeysOfTheirOwn(link.keys, addressKey);
        require(
                resend.cooldown.compareTo(link.renewalWindow) < 0,
                "Set email-change.resend.cooldown to less than email-change.link.renewal-window.");
        requireNotNegative(hold, "email-change.hold");
        requireNotNegative(undoWindow, "email-change.undo-window");
        requireNotNegative(refusal, "email-change.refusal");
    }

    /**
     * Settings of links.
     *
     * @param lifetime how long a confirmation link works
     * @param renewalWindow how long after the request a resend can revive the change
     * @param keys HMAC keys by id, 32 bytes or more in base64
     * @param activeKey the id of the key that signs new links
     * @param session whether confirming requires signing in
     */
    public record Link(
            @DefaultValue("24h") Duration lifetime,
            @DefaultValue("7d") Duration renewalWindow,
            @DefaultValue Map<String, String> keys,
            @Nullable String activeKey,
            @DefaultValue("optional") Session session) {

        private static final Duration MAX_LIFETIME = Duration.ofHours(24);

        public Link {
            requirePositive(lifetime, "email-change.link.lifetime");
            require(
                    lifetime.compareTo(MAX_LIFETIME) <= 0,
                    "Set email-change.link.lifetime to 24h at the most: a mailed link is a key to the account.");
            requirePositive(renewalWindow, "email-change.link.renewal-window");
            require(
                    renewalWindow.compareTo(lifetime) >= 0,
                    "Set email-change.link.renewal-window to at least email-change.link.lifetime.");
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "[link settings]";
        }
    }

    /** Who may confirm by a link. */
    public enum Session {
        /** Anyone who has the link, unless signed in as another account. */
        OPTIONAL,
        /** Only the account itself, signed in. */
        REQUIRED
    }

    /**
     * Settings of the lock after failed re-authentications.
     *
     * @param maxFailures how many failures in a row lock the account
     * @param duration how long the lock lasts
     */
    public record Lockout(
            @DefaultValue("5") int maxFailures,
            @DefaultValue("30m") Duration duration) {

        public Lockout {
            require(
                    maxFailures >= 1 && maxFailures <= 10,
                    "Set email-change.lockout.max-failures to a number from 1 to 10.");
            require(
                    duration.compareTo(Duration.ofMinutes(1)) >= 0,
                    "Set email-change.lockout.duration to 1m at least.");
        }
    }

    /**
     * Settings of sending links again.
     *
     * @param cooldown the least time between two mails for the same change
     * @param max how often links can be sent again for one change
     */
    public record Resend(
            @DefaultValue("60s") Duration cooldown,
            @DefaultValue("5") int max) {

        public Resend {
            requireNotNegative(cooldown, "email-change.resend.cooldown");
            require(max >= 0, "Set email-change.resend.max to 0 or more.");
        }
    }

    /** The part that the domain decides by, with the disclosure of the shared settings. */
    public ChangePolicy policy(Disclosure disclosure) {
        return new ChangePolicy(
                confirmation,
                link.lifetime,
                link.renewalWindow,
                resend.cooldown,
                resend.max,
                lockout.maxFailures,
                lockout.duration,
                hold,
                undoWindow,
                refusal,
                disclosure);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "[email-change settings]";
    }

    /** Whoever learns a key that serves two purposes can abuse it for both. */
    private static void requireKeysOfTheirOwn(Map<String, String> linkKeys, String addressKey) {
        linkKeys.forEach((id, key) -> require(
                key.isBlank() || !withoutPadding(key).equals(withoutPadding(addressKey)),
                "Set email-change.link.keys." + id + " to a key of its own: it is equal to email-change.address-key."));
    }

    private static String withoutPadding(String base64) {
        return base64.strip().replaceFirst("={1,2}$", "");
    }

    private static void requirePositive(Duration duration, String name) {
        require(!duration.isZero() && !duration.isNegative(), "Set " + name + " to more than 0s.");
    }

    private static void requireNotNegative(Duration duration, String name) {
        require(!duration.isNegative(), "Set " + name + " to 0s or more.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new InvalidSetting(sentence);
        }
    }
}

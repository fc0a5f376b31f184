package org.emailchange.command;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.Disclosure;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.Confirmation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides, as {@code email-change.*} says it.
 *
 * @param confirmation which mailboxes confirm
 * @param hold how long after a change the wallet should hold back what is risky
 * @param undoWindow how long the former mailbox can take a change back
 * @param link about links
 * @param lockout about failed re-authentications
 * @param resend about sending links again
 */
@ConfigurationProperties("email-change")
public record EmailChangeSettings(
        @DefaultValue("by-credential") Confirmation confirmation,
        @DefaultValue("24h") Duration hold,
        @DefaultValue("7d") Duration undoWindow,
        @DefaultValue Link link,
        @DefaultValue Lockout lockout,
        @DefaultValue Resend resend) {

    /**
     * About links.
     *
     * @param lifetime how long a confirmation link works
     * @param renewalWindow how long after the request a resend can revive the change
     * @param keys HMAC keys by id, 32 bytes or more in base64
     * @param activeKey the id of the key that signs new links
     * @param session whether confirming needs to be signed in
     */
    public record Link(
            @DefaultValue("24h") Duration lifetime,
            @DefaultValue("7d") Duration renewalWindow,
            @DefaultValue Map<String, String> keys,
            @Nullable String activeKey,
            @DefaultValue("optional") Session session) {}

    /** Who confirms a link. */
    public enum Session {
        /** Anyone who has it, unless signed in as another account. */
        OPTIONAL,
        /** Only the account itself, signed in. */
        REQUIRED
    }

    /**
     * About failed re-authentications.
     *
     * @param maxFailures how many in a row lock
     * @param duration how long the lock lasts
     */
    public record Lockout(
            @DefaultValue("5") int maxFailures,
            @DefaultValue("30m") Duration duration) {}

    /**
     * About sending links again.
     *
     * @param cooldown the least time between two issues of links
     * @param max how often for one change
     */
    public record Resend(
            @DefaultValue("60s") Duration cooldown,
            @DefaultValue("5") int max) {}

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
                disclosure);
    }
}

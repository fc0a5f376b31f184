package org.emailchange.command.mail.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;

/** Events of one account that call for mail. */
public record Called(AccountId account, ChangeId change, Instant time) {

    public static Called now() {
        return at(Clock.systemUTC().instant());
    }

    public static Called at(Instant time) {
        return new Called(AccountId.of(UUID.randomUUID()), ChangeId.of(UUID.randomUUID()), time);
    }

    /** Calls for one mail, with a link. */
    public EmailChangeRequested firstAddress(String newEmail) {
        return firstAddressWithKey(newEmail, "k1");
    }

    public EmailChangeRequested firstAddressWithKey(String newEmail, String key) {
        return requested(newEmail, null, List.of(Side.NEW), key);
    }

    /** Calls for two mails, with links. */
    public EmailChangeRequested change(String newEmail, String currentEmail) {
        return requested(newEmail, personal(currentEmail), List.of(Side.NEW, Side.CURRENT), "k1");
    }

    /** Calls for one mail, without a link. */
    public EmailChangeCancelled cancelled(String newEmail) {
        return new EmailChangeCancelled(
                account.value(), change.value(), EndReason.OWNER, personal(newEmail), null, time);
    }

    private EmailChangeRequested requested(String newEmail, Personal current, List<Side> awaiting, String key) {
        return new EmailChangeRequested(
                account.value(),
                change.value(),
                personal(newEmail),
                "address-1",
                current,
                Authentication.PASSWORD,
                awaiting,
                List.of(
                        link(LinkPurpose.CONFIRM_NEW, key),
                        link(LinkPurpose.CONFIRM_CURRENT, key),
                        link(LinkPurpose.REFUSE, key),
                        link(LinkPurpose.REVOKE, key)),
                time,
                time.plus(Duration.ofHours(24)),
                time.plus(Duration.ofDays(7)),
                false);
    }

    private IssuedLink link(LinkPurpose purpose, String key) {
        return new IssuedLink(
                purpose, 1, key, "AAAAAAAAAAAAAAAAAAAAAA", "aGFzaA", time, time.plus(Duration.ofHours(24)));
    }

    private Personal personal(String value) {
        return Personal.of(account, value);
    }
}

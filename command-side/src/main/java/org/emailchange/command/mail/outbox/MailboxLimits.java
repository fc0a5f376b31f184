package org.emailchange.command.mail.outbox;

import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * How many mails a mailbox gets that was not proved: it may be a stranger's, whom any number of accounts can name. Mails are
 * counted, whatever calls for them, and what is too much is not sent; a request is refused to nobody, or others could keep
 * the owner of the mailbox from making one.
 */
@Component
class MailboxLimits {

    private final RateLimiter limiter;
    private final AddressIds addresses;
    private final Settings settings;

    MailboxLimits(RateLimiter limiter, AddressIds addresses, Settings settings) {
        this.limiter = limiter;
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * The settings {@code email-change.limits.*} of mails.
     *
     * @param requestsPerAddress mails to one mailbox that was not proved, for all accounts together
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(@DefaultValue("10/1d") Rate requestsPerAddress) {}

    /** Counts a mail, if there is room for it. */
    boolean takes(EmailAddress mailbox) {
        return limiter.takes(new Limit("requests-per-address", settings.requestsPerAddress(), addresses.idOf(mailbox)));
    }
}

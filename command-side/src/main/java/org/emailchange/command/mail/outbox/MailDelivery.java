package org.emailchange.command.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.message.MailModel;
import org.emailchange.command.mail.message.MailRenderer;
import org.emailchange.command.mail.message.MimeMessages;
import org.emailchange.command.mail.smtp.SmtpPool;
import org.emailchange.command.mail.smtp.SmtpResult;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.eventstore.store.OneTransaction;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Delivers one mail: renders it, hands it to the mail server, and in one transaction records the result and reports it.
 *
 * <p>A crash leaves a mail unsent, and the next node goes on from there. There is one unsafe moment: between the server's
 * OK and the commit of the row. After a crash in it the mail goes out a second time, with the same {@code Message-ID},
 * because no transaction spans SMTP and the database.
 */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final MailOrderTable table;
    private final MailRenderer renderer;
    private final MimeMessages messages;
    private final SmtpPool smtp;
    private final MailReports reports;
    private final MailboxLimits limits;
    private final MailSettings settings;
    private final Clock clock;
    private final OneTransaction transaction;
    private final RetryTemplate recording = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(4)
            .delay(Duration.ofMillis(100))
            .multiplier(3)
            .build());

    MailDelivery(
            MailOrderTable table,
            MailRenderer renderer,
            MimeMessages messages,
            SmtpPool smtp,
            MailReports reports,
            MailboxLimits limits,
            MailSettings settings,
            Clock clock,
            OneTransaction transaction) {
        this.table = table;
        this.renderer = renderer;
        this.messages = messages;
        this.smtp = smtp;
        this.reports = reports;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Tries a mail that is open; of one that is not, the result could not be reported when it was known. */
    void deliver(MailOrder order) {
        var content = order.content();
        if (order.state().isOpen() && content != null) {
            reports.begin(order);
            keep(outcome(order, content));
        } else if (order.nextAttemptAt() != null) {
            reported(order, () -> {
                table.settle(order);
                return true;
            });
        }
    }

    private MailOrder outcome(MailOrder order, MailModel content) {
        var now = clock.instant();
        if (content.isExpiredAt(now)) {
            return order.failed(order.attempts(), "The link ran out before the mail could be sent.");
        }
        if (order.suppressed()) {
            return order.sent(order.attempts() + 1);
        }
        var recipient = new EmailAddress(content.recipient());
        if (order.isToAStranger() && order.attempts() == 0 && !limits.takes(recipient)) {
            return order.failed(0, "The mailbox has had too many mails for now.");
        }
        var result = send(order, content, recipient);
        return switch (result.status()) {
            case ACCEPTED -> order.sent(order.attempts() + 1);
            case DEFERRED, UNAVAILABLE -> delayedOrFailed(order, content, result.error());
            case REFUSED -> order.failed(order.attempts() + 1, result.error());
        };
    }

    private SmtpResult send(MailOrder order, MailModel content, EmailAddress recipient) {
        MimeMessage message;
        try {
            var mail = renderer.render(order.kind(), order.to(), order.account(), order.change(), content);
            message = messages.create(mail, order.id(), recipient, smtp.session(recipient));
        } catch (LinkTokens.KeyRetired e) {
            return SmtpResult.refused("The key of its link is not in use any more.");
        } catch (MessagingException e) {
            return SmtpResult.refused("The address cannot be written to.");
        }
        return smtp.send(message, recipient);
    }

    private MailOrder delayedOrFailed(MailOrder order, MailModel content, String error) {
        var tried = order.attempts() + 1;
        var next = clock.instant().plus(settings.pauseAfter(tried));
        if (tried >= settings.maxAttempts()) {
            return order.failed(tried, error + " Tried " + tried + " times.");
        }
        if (content.isExpiredAt(next)) {
            return order.failed(tried, error + " The link runs out before the next attempt.");
        }
        return order.delayed(tried, error, next);
    }

    /**
     * Ends the unsafe moment. What cannot be reported now is recorded all the same, and reported later: a mail that is out but
     * not recorded is sent twice.
     */
    private void keep(MailOrder outcome) {
        var now = clock.instant();
        try {
            reported(outcome, () -> table.update(outcome, now));
        } catch (RuntimeException e) {
            // its text may be personal
            LOG.warn(
                    "The result of mail {} is reported later: {}",
                    outcome.id(),
                    e.getClass().getName());
            var unreported = outcome.reportedAt(now.plus(settings.initialBackoff()));
            try {
                recording.execute(() -> table.update(unreported, now));
            } catch (RetryException failed) {
                throw new IllegalStateException("The outcome of a mail could not be kept", failed);
            }
        }
    }

    /** Reports a result if it is recorded, which it is not if the mail was withdrawn meanwhile and is not out. */
    private void reported(MailOrder order, BooleanSupplier record) {
        var both = transaction.run(() -> {
            var recorded = record.getAsBoolean();
            if (recorded) {
                reports.report(order);
            }
            return recorded;
        });
        if (both) {
            reports.count(order);
        }
    }

    /**
     * How many mails a mailbox gets that was not proved: it may be a stranger's, whom any number of accounts can name. Mails are
     * counted, whatever calls for them, and what is too much is not sent; a request is refused to nobody, or others could keep
     * the owner of the mailbox from making one.
     */
    @Component
    static class MailboxLimits {

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
            return limiter.takes(
                    new Limit("requests-per-address", settings.requestsPerAddress(), addresses.idOf(mailbox)));
        }
    }
}

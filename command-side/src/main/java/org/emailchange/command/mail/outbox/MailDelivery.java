package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.message.MailModel;
import org.emailchange.command.mail.message.MailRenderer;
import org.emailchange.command.mail.message.MimeMessages;
import org.emailchange.command.mail.smtp.SmtpPool;
import org.emailchange.command.mail.smtp.SmtpResult;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The task of one mail: renders it, hands it to the mail server, records the result and reports it, and runs again until
 * the mail is out or given up.
 *
 * <p>A crash leaves a mail unsent or unreported, and the next run goes on from there. There is one unsafe moment: between
 * the server's OK and the update of the row. After a crash in it the mail goes out a second time, with the same
 * {@code Message-ID}, because no transaction spans SMTP and the database.
 */
@Component
class MailDelivery {

    private static final String TASK = "mail";

    private final MailOrderTable table;
    private final MailRenderer renderer;
    private final MimeMessages messages;
    private final SmtpPool smtp;
    private final MailReports reports;
    private final MailboxLimits limits;
    private final MailSettings settings;
    private final Clock clock;
    private final TransactionTemplate transactions;
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
            PlatformTransactionManager transactionManager) {
        this.table = table;
        this.renderer = renderer;
        this.messages = messages;
        this.smtp = smtp;
        this.reports = reports;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    static TaskInstance<Void> taskOf(String mailId) {
        return new TaskInstance<>(TASK, mailId);
    }

    /** Not a bean, because the scheduler of the deadlines would take it for its own. */
    Task<Void> task() {
        return Tasks.custom(TASK, Void.class)
                .onFailure(this::runLater)
                .execute((instance, context) -> run(instance.getId()));
    }

    private CompletionHandler<Void> run(String mailId) {
        var found = table.find(mailId);
        found.ifPresent(reports::begin);
        var order = found.map(this::deliver);
        order.ifPresent(reports::report);
        var next = order.map(MailOrder::nextAttemptAt);
        if (next.isPresent()) {
            return (done, operations) -> operations.reschedule(done, next.get());
        }
        // no other can be reopened
        return order.filter(mail -> mail.state() == MailOrder.State.FAILED).isPresent()
                ? (done, operations) -> removeUnlessReopened(mailId, done, operations)
                : new CompletionHandler.OnCompleteRemove<>();
    }

    /** Whoever reopened the mail while its failure was being reported has found this task still there, and added none. */
    private void removeUnlessReopened(String mailId, ExecutionComplete done, ExecutionOperations<Void> operations) {
        transactions.executeWithoutResult(t -> table.lock(mailId)
                .map(MailOrder::nextAttemptAt)
                .ifPresentOrElse(time -> operations.reschedule(done, time), operations::remove));
    }

    /** If there is nothing to send, the last run recorded the result and could not report it. */
    private MailOrder deliver(MailOrder order) {
        var now = clock.instant();
        var content = order.content();
        if (content == null || !order.isDueAt(now)) {
            return order;
        }
        if (content.isExpiredAt(now)) {
            return record(order.failed(order.attempts(), "The link ran out before the mail could be sent."));
        }
        if (order.suppressed()) {
            return record(order.sent(order.attempts() + 1));
        }
        var recipient = new EmailAddress(content.recipient());
        if (order.isToAStranger() && order.attempts() == 0 && !limits.takes(recipient)) {
            return record(order.failed(0, "The mailbox has had too many mails for now."));
        }
        var result = send(order, content, recipient);
        return record(
                switch (result.status()) {
                    case ACCEPTED -> order.sent(order.attempts() + 1);
                    case DEFERRED, UNAVAILABLE -> delayedOrFailed(order, content, result.error());
                    case REFUSED -> order.failed(order.attempts() + 1, result.error());
                });
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
     * Ends the unsafe moment, in a transaction of its own. Retries if the database is away for a moment: a mail that is out
     * but not recorded is sent twice.
     */
    private MailOrder record(MailOrder order) {
        var now = clock.instant();
        try {
            return recording.execute(() -> table.update(order, now)) ? order : order.withdrawn();
        } catch (RetryException e) {
            throw new IllegalStateException("The outcome of a mail could not be kept", e);
        }
    }

    /** A fault of our own, such as a database that is away: it does not count as an attempt. */
    private void runLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        var failures = failed.getExecution().consecutiveFailures + 1;
        operations.reschedule(failed, clock.instant().plus(settings.pauseAfter(failures)));
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

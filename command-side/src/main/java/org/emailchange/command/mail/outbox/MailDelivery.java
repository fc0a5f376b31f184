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
import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.message.MailModel;
import org.emailchange.command.mail.message.MailRenderer;
import org.emailchange.command.mail.message.MimeMessages;
import org.emailchange.command.mail.smtp.SmtpPool;
import org.emailchange.command.mail.smtp.SmtpResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

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
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final MailOrderTable table;
    private final MailRenderer renderer;
    private final MimeMessages messages;
    private final SmtpPool smtp;
    private final MailReports reports;
    private final MailSettings settings;
    private final Clock clock;
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
            MailSettings settings,
            Clock clock) {
        this.table = table;
        this.renderer = renderer;
        this.messages = messages;
        this.smtp = smtp;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    static TaskInstance<Void> taskOf(String mailId) {
        return new TaskInstance<>(TASK, mailId);
    }

    /** Not a bean, because the scheduler of the deadlines would take it for its own. */
    Task<Void> task() {
        return Tasks.custom(TASK, Void.class)
                .onFailure(this::runLater)
                .execute((instance, context) -> run(instance.getId())
                        .<CompletionHandler<Void>>map(next -> (done, operations) -> operations.reschedule(done, next))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    /** Returns when to run again, if at all. */
    private Optional<Instant> run(String mailId) {
        var order = table.find(mailId).map(this::deliver);
        order.ifPresent(reports::report);
        return order.map(MailOrder::nextAttemptAt);
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
        var result = send(order, content);
        return record(
                switch (result.status()) {
                    case ACCEPTED -> order.sent(order.attempts() + 1);
                    case DEFERRED -> delayedOrFailed(order, content, result.error());
                    case REFUSED -> order.failed(order.attempts() + 1, result.error());
                });
    }

    private SmtpResult send(MailOrder order, MailModel content) {
        var recipient = new EmailAddress(content.recipient());
        MimeMessage message;
        try {
            var mail = renderer.render(order.kind(), order.to(), order.account(), order.change(), content);
            message = messages.create(mail, order.id(), recipient, smtp.session(recipient));
        } catch (LinkTokens.KeyRetired e) {
            return SmtpResult.refused("The key of its link is not in use any more.");
        } catch (MessagingException e) {
            return SmtpResult.refused("The address cannot be written to.");
        }
        return smtp.send(message, recipient, order.suppressed());
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
        LOG.warn("Mail {} is tried again later: {}", failed.getExecution().getId(), cause(failed));
        var failures = failed.getExecution().consecutiveFailures + 1;
        operations.reschedule(failed, clock.instant().plus(settings.pauseAfter(failures)));
    }

    /** The type alone: its text may be personal. */
    private static String cause(ExecutionComplete failed) {
        return failed.getCause()
                .map(cause -> NestedExceptionUtils.getMostSpecificCause(cause)
                        .getClass()
                        .getName())
                .orElse("unknown");
    }
}

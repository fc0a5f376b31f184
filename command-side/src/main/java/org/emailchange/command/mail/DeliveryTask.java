package org.emailchange.command.mail;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The task of one mail: it runs until the mail is out or given up, and that is reported. */
@Component
class DeliveryTask {

    private static final String NAME = "mail";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTask.class);

    private final Delivery delivery;
    private final Clock clock;
    private final Pauses pauses;

    DeliveryTask(Delivery delivery, Clock clock, MailSettings settings) {
        this.delivery = delivery;
        this.clock = clock;
        this.pauses = settings.pauses();
    }

    static TaskInstance<Void> of(String mailId) {
        return new TaskInstance<>(NAME, mailId);
    }

    /** Not a bean: the scheduler of the deadlines would take it for its own. */
    Task<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onFailure(this::later)
                .execute((instance, context) -> delivery.run(instance.getId())
                        .<CompletionHandler<Void>>map(next -> (done, operations) -> operations.reschedule(done, next))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    /** Our own trouble, such as a database that is away: no attempt is lost by it. */
    private void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        LOG.warn("Mail {} is tried again later: {}", failed.getExecution().getId(), causes(failed));
        var failures = failed.getExecution().consecutiveFailures + 1;
        operations.reschedule(failed, clock.instant().plus(pauses.after(failures)));
    }

    /** Their types alone: what they say may be personal. */
    private static String causes(ExecutionComplete failed) {
        return failed.getCause().stream()
                .flatMap(SmtpErrors::causes)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(" by "));
    }
}

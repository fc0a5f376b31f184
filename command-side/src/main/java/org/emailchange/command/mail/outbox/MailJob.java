package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.Optional;

/** What is done about mails at regular intervals, on one node at a time, by the scheduler of {@link MailQueue}. */
interface MailJob {

    /** The task; none if the settings do not ask for it. Not a bean, as that of {@link MailDelivery}. */
    Optional<RecurringTask<Void>> task();
}

package org.emailchange.command.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

/** What is done about mails from time to time, by one node of the cluster at once. */
public interface MailChore {

    /** Not a bean itself: the scheduler of the deadlines would take it for its own. */
    RecurringTask<Void> task();
}

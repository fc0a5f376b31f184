package org.emailchange.command.process;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.emailchange.api.command.ExpireEmailChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Lets links run out: looks every few seconds, on one node at a time, for open changes whose time is over. */
@Component
class LinkExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(LinkExpiry.class);
    private static final int PAUSE_SECONDS = 3;

    private final OpenChanges changes;
    private final ProcessCommands commands;
    private final Clock clock;

    LinkExpiry(OpenChanges changes, ProcessCommands commands, Clock clock) {
        this.changes = changes;
        this.commands = commands;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> linkExpiryTask() {
        return Tasks.recurring("link-expiry", FixedDelay.ofSeconds(PAUSE_SECONDS))
                .execute((instance, context) -> expire());
    }

    /** Ends the changes whose links have run out. */
    void expire() {
        for (var change : changes.due(clock.instant())) {
            try {
                Instant notYet =
                        commands.send(new ExpireEmailChange(change.account(), change.id(), change.generation()));
                changes.expireAt(change, notYet);
            } catch (RuntimeException e) {
                // the others do not wait for this one, which comes again
                LOG.warn("A change could not be ended: {}", e.getClass().getName());
            }
        }
    }
}

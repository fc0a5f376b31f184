package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.eventstore.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which node tries which mail when. The queue is the table: a node that takes a mail in hand puts off, again and again, when
 * it is due, and when that node dies, it becomes due. What is ordered here while workers are free is in hand at once, and
 * is tried as soon as its order is committed; its row is for the crash.
 */
@Component
class MailQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    /** What a dead node had in hand is taken up after seven to nine seconds. */
    private static final Duration IN_HAND = Duration.ofSeconds(8);

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final MailOrderTable table;
    private final MailDelivery delivery;
    private final MailSettings settings;
    private final Clock clock;
    /** The mails in hand, and until when what is known here of each need not be read again. */
    private final Map<String, Instant> inHand = new ConcurrentHashMap<>();

    private final ScheduledExecutorService workers;
    private final ScheduledExecutorService keeper = DaemonThreads.scheduler("mail-queue", 1);
    private volatile boolean running;
    private volatile boolean moreAreDue;

    MailQueue(MailOrderTable table, MailDelivery delivery, MailSettings settings, Clock clock) {
        this.table = table;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
        this.workers = DaemonThreads.scheduler("mail-worker", settings.workers());
    }

    /** Adds a mail, in the caller's transaction, unless it was ordered before. */
    void add(MailOrder order, Instant now) {
        var free = running && room() > 0;
        moreAreDue |= !free;
        if (table.add(order, now, free ? now.plus(IN_HAND) : now) && free) {
            inHand.put(order.id(), now.plus(FRESH));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    // after a long transaction others may have it in hand
                    if (status == STATUS_COMMITTED && clock.instant().isBefore(now.plus(FRESH))) {
                        work(order);
                    } else {
                        inHand.remove(order.id());
                    }
                }
            });
        }
    }

    /** Somebody has changed these mails: one that is in hand here is read again before it is sent. */
    void reread(List<String> mails) {
        mails.forEach(mail -> inHand.replace(mail, Instant.MIN));
    }

    /** As many as are being sent may wait behind them. */
    private int room() {
        return 2 * settings.workers() - inHand.size();
    }

    private void work(MailOrder order) {
        workers.execute(() -> {
            try {
                upToDate(order).ifPresent(delivery::deliver);
            } catch (RuntimeException e) {
                // its text may be personal
                LOG.warn(
                        "Mail {} failed and is tried again: {}",
                        order.id(),
                        e.getClass().getName());
                table.postpone(order.id(), clock.instant(), settings.initialBackoff(), settings.maxBackoff());
            } finally {
                inHand.remove(order.id());
                if (moreAreDue && room() >= settings.workers()) {
                    keeper.execute(this::look);
                }
            }
        });
    }

    private Optional<MailOrder> upToDate(MailOrder order) {
        return isFresh(order.id(), clock.instant()) ? Optional.of(order) : table.find(order.id());
    }

    /** Takes as many mails that are due as there is room for. */
    private void look() {
        var room = room();
        if (running && room >= settings.workers()) {
            var now = clock.instant();
            var due = table.take(now, now.plus(IN_HAND), room);
            moreAreDue = due.size() == room;
            for (var order : due) {
                if (inHand.putIfAbsent(order.id(), now.plus(FRESH)) == null) {
                    work(order);
                }
            }
        }
    }

    private void giveSignOfLife() {
        var now = clock.instant();
        var slow = inHand.keySet().stream().filter(mail -> !isFresh(mail, now)).collect(Collectors.toSet());
        if (!slow.isEmpty()) {
            var until = now.plus(IN_HAND);
            table.hold(slow, until, until);
        }
    }

    private boolean isFresh(String mail, Instant now) {
        return now.isBefore(inHand.getOrDefault(mail, Instant.MIN));
    }

    @Bean
    RecurringTask<Void> mailRetention() {
        return Tasks.recurring("mail-retention", FixedDelay.ofHours(1)).execute((instance, context) -> removeOld());
    }

    /** Deletes what is no longer needed of old mails. */
    void removeOld() {
        var now = clock.instant();
        table.empty(now.minus(settings.keepFailed()));
        table.delete(now.minus(settings.retention()));
    }

    @Override
    public void start() {
        running = true;
        every(settings.pollingInterval(), this::look);
        every(BETWEEN_SIGNS_OF_LIFE, this::giveSignOfLife);
    }

    /** Goes on when the database is back. */
    private void every(Duration time, Runnable task) {
        Runnable whatever = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.debug("The queue of mails is out of reach: {}", e.getClass().getName());
            }
        };
        keeper.scheduleWithFixedDelay(whatever, 0, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for what is being sent, and leaves the rest to others. */
    @Override
    public void stop() {
        running = false;
        workers.shutdown();
        try {
            workers.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.shutdownNow();
        if (!inHand.isEmpty()) {
            var now = clock.instant();
            table.hold(inHand.keySet(), now, now.plus(IN_HAND));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

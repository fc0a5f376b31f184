package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConflictRetrySchedulerTest {
    private static final RuntimeException CONFLICT = new ConcurrencyException("taken");
    private static final CommandMessage<?> COMMAND = GenericCommandMessage.asCommandMessage("command");

    private final ConflictRetryScheduler scheduler = new ConflictRetryScheduler(new SecureRandom());
    private final AtomicInteger dispatched = new AtomicInteger();

    @AfterEach
    void stop() {
        scheduler.destroy();
    }

    @Test
    void sendsACommandAgainThatMetAConflict() {
        assertThat(retry(CONFLICT, 1)).isTrue();

        await().until(() -> dispatched.get() == 1);
    }

    @Test
    void leavesARefusalAlone() {
        assertThat(retry(new IllegalStateException("no"), 1)).isFalse();
    }

    @Test
    void givesUpInTheEndAndSaysSo() {
        assertThat(retry(CONFLICT, 20)).isTrue();
        assertThatExceptionOfType(TooManyConflicts.class)
                .isThrownBy(() -> retry(CONFLICT, 21))
                .withCause(CONFLICT);
    }

    @Test
    void leavesAConflictWithinAnotherUnitOfWorkToThat() {
        var outer = DefaultUnitOfWork.startAndGet(COMMAND);
        try {
            assertThat(retry(CONFLICT, 1)).isFalse();
        } finally {
            outer.rollback();
        }
    }

    private boolean retry(RuntimeException failure, int failures) {
        List<Class<? extends Throwable>[]> history = Collections.nCopies(failures, null);
        return scheduler.scheduleRetry(COMMAND, failure, history, dispatched::incrementAndGet);
    }
}

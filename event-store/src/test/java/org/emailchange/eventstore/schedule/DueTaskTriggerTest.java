package org.emailchange.eventstore.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DueTaskTriggerTest {

    @Test
    void saysOfAFaultNothingButItsType(CapturedOutput log) {
        var execution = new Execution(Instant.EPOCH, new TaskInstance<>("a-task", "1"));
        var cause = new IllegalStateException("wrapped", new IllegalArgumentException("alice@example.org"));

        new DueTaskTrigger(() -> null, Clock.systemUTC())
                .onExecutionComplete(ExecutionComplete.failure(execution, Instant.EPOCH, Instant.EPOCH, cause));

        assertThat(log.getAll())
                .contains("Task a-task failed and is tried again: java.lang.IllegalArgumentException")
                .doesNotContain("alice");
    }
}

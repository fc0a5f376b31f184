package org.emailchange.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private final Outage outage = new Outage();

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList().remove(outage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08P01", "53100", "53300", "57014", "57P01", "58030", "25006", "25P03", "25P04", "55P03"
            })
    void isToldOnceWhateverTheDatabaseSays(String state, CapturedOutput output) {
        for (int i = 0; i < 3; i++) {
            assertThat(decided(new IllegalStateException(new SQLException("text", state))))
                    .isEqualTo(FilterReply.DENY);
        }

        assertThat(output.getAll().lines()).singleElement().asString().contains(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22021", ""})
    void isNoFaultOfAStatement(String state, CapturedOutput output) {
        assertThat(decided(new SQLException("text", state))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void leavesNoTraceOfThreadsThatEndForIt(CapturedOutput output) throws InterruptedException {
        outage.watchTheLog();

        end(new IllegalStateException("Failed to roll back", new SQLException("text", "08003")));
        end(new IllegalStateException("of nobody@example.org"));

        assertThat(output.getAll().lines()).hasSize(2).first().asString().contains("SQL state 08003");
        assertThat(output.getAll()).contains("IllegalStateException").doesNotContain("nobody");
    }

    private static void end(RuntimeException thrown) throws InterruptedException {
        var thread = new Thread(() -> {
            throw thrown;
        });
        thread.start();
        thread.join();
    }

    private FilterReply decided(Exception failure) {
        return outage.decide(null, new LoggerContext().getLogger("any"), Level.ERROR, "text", null, failure);
    }
}

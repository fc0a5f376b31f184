package org.emailchange.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AbsentDatabaseAnalyzerTest {

    @Test
    void saysThatNobodyAnswersAndWhatToSet(CapturedOutput output) {
        startWith(new TestDatabase("jdbc:postgresql://127.0.0.1:1/none?password=in-the-url", "postgres", "hidden"));

        assertThat(output.getAll())
                .contains("PostgreSQL does not answer at jdbc:postgresql://127.0.0.1:1/none (SQL state 08001).")
                .contains("set spring.datasource.url")
                .doesNotContain("\tat ")
                .doesNotContain("in-the-url", "hidden");
    }

    @Test
    void saysThatThereIsNoSuchDatabase(CapturedOutput output) {
        var database = TestDatabase.fresh();
        startWith(new TestDatabase(database.url() + "_of_another_name", database.username(), database.password()));

        assertThat(output.getAll()).contains("does not let the application in").doesNotContain("\tat ");
    }

    /** Only a standby's sessions, and those of a role that owns nothing, are like this. */
    @ParameterizedTest
    @CsvSource({"default_transaction_read_only=on, 25006", "role=pg_monitor, 42501"})
    void saysThatItMayChangeNothing(String option, String state, CapturedOutput output) {
        var database = TestDatabase.fresh();
        startWith(
                new TestDatabase(database.url() + "?options=-c%20" + option, database.username(), database.password()));

        assertThat(output.getAll())
                .contains("takes no changes from the application (SQL state " + state + ")")
                .doesNotContain("\tat ");
    }

    private static void startWith(TestDatabase database) {
        assertThatThrownBy(() -> Node.on(database).close()).isNotNull();
    }
}

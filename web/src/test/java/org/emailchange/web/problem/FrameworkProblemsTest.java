package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40001", "40P01", "57014", "57P01", "08006", "53300"})
    void sayWhenToRetryWhereTheDatabaseFailsForAMoment(String state) {
        assertThat(new FrameworkProblems().problemOf(new SQLException("secret", state)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.type()).isEqualTo(GeneralProblem.UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPositive();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001", "", "4"})
    void doNotIncludeFaultsOfOurStatements(String state) {
        assertThat(new FrameworkProblems().problemOf(new SQLException("secret", state)))
                .isEmpty();
    }

    @Test
    void includeTextThatTheDatabaseCannotStore() {
        assertThat(new FrameworkProblems().problemOf(new SQLException("secret", "22021")))
                .hasValueSatisfying(problem -> assertThat(problem.type()).isEqualTo(GeneralProblem.MALFORMED));
    }

    @Test
    void doNotIncludeOtherExceptions() {
        assertThat(new FrameworkProblems().problemOf(new SQLException("secret", "22001")))
                .isEmpty();
        assertThat(new FrameworkProblems().problemOf(new IllegalStateException()))
                .isEmpty();
    }
}

package org.emailchange.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkErrorPagesTest {

    @ParameterizedTest
    @CsvSource({
        "NO_OPEN_CHANGE, APPROVED, too-late",
        "NO_OPEN_CHANGE, UNDONE, taken-back",
        "NO_OPEN_CHANGE, CANCELLED, cancelled",
        "NO_OPEN_CHANGE, DECLINED, no-open-change",
        "TOKEN_USED, APPROVED, token-used"
    })
    void saysWhatBecameOfTheChange(ChangeProblem type, String state, String outcome) {
        var problem = Problem.of(type).with("state", state);

        assertThat(LinkErrorPages.outcome(problem)).isEqualTo(outcome);
        assertThat(LinkErrorPages.waitMinutes(problem)).isNull();
    }

    @Test
    void saysNoMoreThanItKnows() {
        assertThat(LinkErrorPages.outcome(Problem.of(ChangeProblem.NO_OPEN_CHANGE)))
                .isEqualTo("no-open-change");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "60, 1", "61, 2", "1800, 30"})
    void roundsWaitingUpToMinutes(long seconds, long minutes) {
        var problem = Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(Duration.ofSeconds(seconds));

        assertThat(LinkErrorPages.waitMinutes(problem)).isEqualTo(minutes);
    }
}

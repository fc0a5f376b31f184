package org.emailchange.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "NO_OPEN_CHANGE, APPROVED, too-late",
        "NO_OPEN_CHANGE, UNDONE, taken-back",
        "NO_OPEN_CHANGE, CANCELLED, cancelled",
        "NO_OPEN_CHANGE, DECLINED, no-open-change",
        "TOKEN_USED, APPROVED, token-used"
    })
    void saysWhatBecameOfTheChange(ChangeProblem type, String state, String outcome) {
        var refusal = Refusal.of(Problem.of(type).with("state", state));

        assertThat(refusal.outcome()).isEqualTo(outcome);
        assertThat(refusal.status()).isEqualTo(type.status());
        assertThat(refusal.waitMinutes()).isNull();
    }

    @Test
    void saysNoMoreThanItKnows() {
        assertThat(Refusal.of(Problem.of(ChangeProblem.NO_OPEN_CHANGE)).outcome())
                .isEqualTo("no-open-change");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "60, 1", "61, 2", "1800, 30"})
    void roundsWaitingUpToMinutes(long seconds, long minutes) {
        var refusal = Refusal.of(Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(Duration.ofSeconds(seconds)));

        assertThat(refusal.waitMinutes()).isEqualTo(minutes);
    }
}

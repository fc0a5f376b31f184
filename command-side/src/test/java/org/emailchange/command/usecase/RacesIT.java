package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RacesIT extends RunningCommandSide {

    private final String to = fresh("wanted");

    @RepeatedTest(20)
    void letOneOfTwoAccountsHaveTheAddress() {
        newcomer().requestChange(to).expect(202);
        newcomer().requestChange(to).expect(202);
        var one = inbox.token(to, LinkPurpose.CONFIRM_NEW, 1);
        var other = inbox.token(to, LinkPurpose.CONFIRM_NEW, 2);

        var answers = ConcurrentCalls.<Answer>all(List.of(() -> verify(one), () -> verify(other)));

        var winner = answers.get(0).status() == 200 ? 0 : 1;
        assertThat(answers.get(winner).expect(200).get("state")).isEqualTo("APPROVED");
        answers.get(1 - winner).expect(problem(ChangeProblem.CHANGE_DECLINED));
        verify(winner == 0 ? one : other).expect(problem(ChangeProblem.TOKEN_USED));
        verify(winner == 0 ? other : one).expect(problem(ChangeProblem.CHANGE_DECLINED));
        newcomer().requestChange(to).expect(problem(ChangeProblem.ADDRESS_TAKEN));
    }

    @Test
    void useALinkOnce() {
        newcomer().requestChange(to).expect(202);
        var token = inbox.token(to, LinkPurpose.CONFIRM_NEW);

        var answers = ConcurrentCalls.times(40, i -> verify(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(39)
                .allSatisfy(answer -> answer.expect(problem(ChangeProblem.TOKEN_USED)));
    }

    @Test
    void confirmBothSidesAtOnce() {
        var from = fresh("old");
        ownerOf(from).requestChange(to).expect(202);
        var ofNew = inbox.token(to, LinkPurpose.CONFIRM_NEW);
        var ofCurrent = inbox.token(from, LinkPurpose.CONFIRM_CURRENT);

        var answers = ConcurrentCalls.<Answer>all(List.of(() -> verify(ofNew), () -> verify(ofCurrent)));

        assertThat(answers)
                .extracting(answer -> answer.expect(200).get("state"))
                .containsExactlyInAnyOrder("REQUESTED", "APPROVED");
    }
}

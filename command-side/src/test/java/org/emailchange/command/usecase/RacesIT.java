package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emailchange.api.LinkPurpose;
import org.emailchange.edge.Answer;
import org.emailchange.edge.AtOnce;
import org.emailchange.edge.RunningCommandSide;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RacesIT extends RunningCommandSide {

    private final String to = fresh("wanted");

    @RepeatedTest(20)
    void letOneOfTwoAccountsHaveTheAddress() {
        newcomer().ask(to).expect(202);
        newcomer().ask(to).expect(202);
        var one = mailbox.token(to, LinkPurpose.CONFIRM_NEW, 1);
        var other = mailbox.token(to, LinkPurpose.CONFIRM_NEW, 2);

        var answers = AtOnce.<Answer>all(List.of(() -> verify(one), () -> verify(other)));

        var winner = answers.get(0).status() == 200 ? 0 : 1;
        assertThat(answers.get(winner).expect(200).get("state")).isEqualTo("APPROVED");
        answers.get(1 - winner).expect(ChangeProblem.CHANGE_DECLINED);
        verify(winner == 0 ? one : other).expect(ChangeProblem.TOKEN_USED);
        verify(winner == 0 ? other : one).expect(ChangeProblem.CHANGE_DECLINED);
        newcomer().ask(to).expect(ChangeProblem.ADDRESS_TAKEN);
    }

    @Test
    void useALinkOnce() {
        newcomer().ask(to).expect(202);
        var token = mailbox.token(to, LinkPurpose.CONFIRM_NEW);

        var answers = AtOnce.times(40, () -> verify(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(39)
                .allSatisfy(answer -> answer.expect(ChangeProblem.TOKEN_USED));
    }

    @Test
    void confirmBothSidesAtOnce() {
        var from = fresh("old");
        ownerOf(from).ask(to).expect(202);
        var ofNew = mailbox.token(to, LinkPurpose.CONFIRM_NEW);
        var ofCurrent = mailbox.token(from, LinkPurpose.CONFIRM_CURRENT);

        var answers = AtOnce.<Answer>all(List.of(() -> verify(ofNew), () -> verify(ofCurrent)));

        assertThat(answers)
                .extracting(answer -> answer.expect(200).get("state"))
                .containsExactlyInAnyOrder("REQUESTED", "APPROVED");
    }
}

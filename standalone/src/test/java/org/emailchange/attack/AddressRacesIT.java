package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.model.Link;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many accounts at one address, and one account at many, on two nodes. */
class AddressRacesIT extends RunningCluster {

    private static final int ACCOUNTS = 50;
    private static final int ROUNDS = 40;

    @RepeatedTest(3)
    void letOneOfFiftyAccountsHaveTheAddress() {
        var address = fresh("wanted");
        var accounts = accounts(ACCOUNTS);
        ConcurrentCalls.times(
                        ACCOUNTS, i -> cluster.client(i).as(accounts.get(i)).requestChange(address))
                .forEach(answer -> answer.expect(202));
        var tokens = accounts.stream().map(RunningCluster::token).toList();

        var answers = ConcurrentCalls.times(ACCOUNTS, i -> cluster.client(i / 2).verify(tokens.get(i)));

        assertThat(answers).extracting(Answer::outcome).containsOnly("200", "change-declined");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(winner -> assertThat(winner.get("state")).isEqualTo("APPROVED"));
        for (int i = 0; i < ACCOUNTS; i++) {
            var won = answers.get(i).status() == 200;
            awaitStatus(accounts.get(i), won ? "APPROVED" : "DECLINED", won ? address : "");
        }
    }

    @Test
    void mixNoTokenWithTheAddressOfAnotherRequest() {
        for (int round = 0; round < ROUNDS; round++) {
            var account = cluster.openAccount(null);
            var own = fresh("own");
            var victim = fresh("victim");
            ConcurrentCalls.times(4, i -> cluster.client(i / 2).as(account).requestChange(i % 2 == 0 ? victim : own))
                    .forEach(answer -> answer.expect(202));
            var tokens = links(account).stream()
                    .filter(link -> link.purpose() == LinkPurpose.CONFIRM_NEW)
                    .filter(link -> link.to().equals(own))
                    .map(Link::token)
                    .toList();
            assertThat(tokens).hasSize(2);

            ConcurrentCalls.times(tokens.size(), i -> cluster.client(i).verify(tokens.get(i)));

            assertThat(cluster.events(account))
                    .filteredOn(EmailChangeApproved.class::isInstance)
                    .allSatisfy(event -> assertThat(
                                    ((EmailChangeApproved) event).email().value())
                            .isEqualTo(own));
        }
    }
}

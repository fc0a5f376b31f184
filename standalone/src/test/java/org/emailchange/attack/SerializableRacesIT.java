package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.testing.CallCounter;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing rests on the level of isolation: the same comes out at the strictest, where the database turns more away, and
 * whoever is told to come again does.
 */
class SerializableRacesIT {

    private static final int ACCOUNTS = 20;

    private static final CallCounter passwordChecks = new CallCounter(Passwords.class, "matches");
    private static TestSystem cluster;

    @BeforeAll
    static void start() {
        cluster = WholeService.nodes(2)
                .setting("spring.datasource.hikari.transaction-isolation", "TRANSACTION_SERIALIZABLE")
                .beanPostProcessor(passwordChecks)
                .start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void letOneOfManyAccountsHaveTheAddress() {
        var address = "wanted-" + UUID.randomUUID() + "@example.org";
        var accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> cluster.openAccount(null))
                .toList();
        ConcurrentCalls.times(
                        ACCOUNTS,
                        i -> patiently(
                                () -> cluster.client(i).as(accounts.get(i)).requestChange(address)))
                .forEach(answer -> answer.expect(202));
        var tokens = accounts.stream()
                .map(account -> WholeService.links(cluster, account).stream()
                        .filter(link -> link.purpose() == LinkPurpose.CONFIRM_NEW)
                        .findFirst()
                        .orElseThrow()
                        .token())
                .toList();

        var answers = ConcurrentCalls.times(
                ACCOUNTS, i -> patiently(() -> cluster.client(i / 2).verify(tokens.get(i))));

        assertThat(answers).extracting(Answer::outcome).containsOnlyOnce("200").contains("change-declined");
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("change-declined"))
                .hasSize(ACCOUNTS - 1);
        assertThat(accounts)
                .filteredOn(account -> cluster.events(account).stream().anyMatch(EmailChangeApproved.class::isInstance))
                .hasSize(1);
    }

    @Test
    void checkAPasswordFiveTimesAtMost() {
        var account = cluster.openAccount(null);
        var before = passwordChecks.calls();

        ConcurrentCalls.times(100, i -> cluster.client(i).as(account).requestChange("mine@example.org", "wrong"));

        assertThat(passwordChecks.calls() - before).isBetween(1, 5);
    }

    private static Answer patiently(Supplier<Answer> request) {
        var answer = request.get();
        return answer.status() == 503 ? patiently(request) : answer;
    }
}

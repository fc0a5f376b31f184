package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.model.DomainModel;
import org.emailchange.testing.model.HistoryCheck;
import org.emailchange.testing.model.ObservedAction;
import org.emailchange.testing.model.RandomClients;
import org.junit.jupiter.api.Test;

/**
 * Many clients do at random whatever can be done, on two nodes at once; then what they saw, what was stored and what
 * is shown have to fit one another, and the model of the domain. {@code -Dattack.seed} does the same again, {@code
 * -Dattack.seconds} goes on for longer.
 */
class ModelIT {
    private static final Duration BUDGET = Duration.ofSeconds(Integer.getInteger("attack.seconds", 10));
    private static final int CLIENTS = 8;
    private static final int STEPS = 12;

    private final RunningClock clock = new RunningClock();
    private final long seed = Long.getLong("attack.seed", System.nanoTime());

    @Test
    void explainsWhatManyClientsSee() {
        var random = new Random(seed);
        try (var cluster = WholeService.nodes(2).clock(clock).start()) {
            var end = System.nanoTime() + BUDGET.toNanos();
            do {
                check(cluster, random);
            } while (System.nanoTime() < end);
        } catch (AssertionError | RuntimeException outside) {
            throw new AssertionError("with -Dattack.seed=" + seed, outside);
        }
    }

    private void check(TestSystem cluster, Random random) {
        var emails = Stream.of("a", "b", "c", "d").map(TestSystem::freshEmail).toList();
        var accounts = Stream.of(
                        cluster.openAccount(emails.get(0)),
                        cluster.openAccount(null),
                        cluster.openAccount(emails.get(1)))
                .collect(Collectors.toMap(account -> account.id().value(), Function.identity()));
        var driver = new HttpDriver(cluster, accounts, random);
        var done = run(new RandomClients(driver, List.copyOf(accounts.keySet()), emails), random);

        var rules = WholeService.rules(cluster);
        var model = new DomainModel(rules);
        Map<String, List<Object>> addresses = new HashMap<>();
        emails.forEach(
                email -> addresses.put(driver.addressId(email), cluster.node().events(driver.addressId(email))));
        var shown = accounts.values().stream().collect(Collectors.toMap(a -> a.id().value(), a -> settled(cluster, a)));
        addresses.values().forEach(model::accept);
        accounts.keySet().forEach(account -> {
            var events = driver.events(account);
            var mine = done.stream()
                    .filter(one -> one.action().account().equals(account))
                    .toList();
            new HistoryCheck(rules, events, mine, addresses).run();
            model.accept(events);
            var told = model.account(account);
            var status = shown.get(account);
            assertThat(status.get("state")).isEqualTo(told.shown());
            var current = told.current();
            assertThat(status.get("email")).isEqualTo(current == null ? "" : current.email());
            assertThat(status.json().get("emailVerified").asBoolean()).isEqualTo(current != null && current.verified());
        });
        model.check(clock.instant());
    }

    /** What was done, in no order; half-way, now and then, all links run out. */
    private List<ObservedAction> run(RandomClients clients, Random random) {
        var done = new ArrayList<>(together(clients, random.nextLong()));
        if (random.nextBoolean()) {
            clock.advance(Duration.ofHours(24));
        }
        done.addAll(together(clients, random.nextLong()));
        return done;
    }

    private List<ObservedAction> together(RandomClients clients, long from) {
        return ConcurrentCalls.times(CLIENTS, i -> clients.act(new Random(from + i), STEPS, clock)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The status once both nodes show all that has happened, and nothing happens any more. */
    private static Answer settled(TestSystem cluster, TestAccount account) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            var version = cluster.events(account).size();
                            var one = cluster.client(0).as(account).status(version);
                            var other = cluster.client(1).as(account).status(version);
                            var quiet = version == cluster.events(account).size()
                                    && one.version() == version
                                    && one.body().equals(other.body());
                            return quiet ? one : null;
                        },
                        shown -> shown != null);
    }
}

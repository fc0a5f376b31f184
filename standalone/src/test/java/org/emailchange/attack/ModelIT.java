package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.Test;

/**
 * Many clients do at random whatever can be done, on two nodes at once; then what they saw, what was stored and what
 * is shown have to fit one another, and a small model. {@code -Dattack.seed} does the same again, {@code
 * -Dattack.seconds} goes on for longer.
 */
class ModelIT {

    private static final Duration BUDGET = Duration.ofSeconds(Integer.getInteger("attack.seconds", 10));

    private final RunningClock clock = new RunningClock();
    private final long seed = Long.getLong("attack.seed", System.nanoTime());

    @Test
    void explainsWhatManyClientsSee() {
        System.out.println("attack.seed=" + seed);
        var random = new Random(seed);
        try (var cluster = WholeService.nodes(2).clock(clock).start()) {
            var end = System.nanoTime() + BUDGET.toNanos();
            do {
                check(cluster, RandomClients.at(cluster, clock, random));
            } while (System.nanoTime() < end);
        }
    }

    private void check(TestSystem cluster, RandomClients clients) {
        var done = clients.run();
        var addresses = new HashMap<String, List<AddressModel>>();
        for (var address : clients.addresses()) {
            var id = cluster.node(0).bean(AddressIds.class).idOf(new EmailAddress(address));
            addresses.put(id, AddressModel.states(cluster.node().events(id)));
        }
        for (var account : clients.accounts()) {
            var shown = settled(cluster, account);
            var events = cluster.events(account);
            var mine = done.stream()
                    .filter(one -> one.action().account().equals(account))
                    .toList();
            new HistoryCheck(events, mine, addresses).run();
            var model = AccountModel.after(events);
            assertThat(shown.get("state")).isEqualTo(model.shown());
            assertThat(shown.json().get("email").asString("")).isEqualTo(model.email() == null ? "" : model.email());
            assertThat(shown.json().get("emailVerified").asBoolean()).isEqualTo(model.verified());
            if (model.verified()) {
                var states = addresses.get(model.addressId());
                assertThat(states.get(states.size() - 1))
                        .as("who owns the address that is in force")
                        .isEqualTo(new AddressModel(account.id().value(), null));
            }
        }
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

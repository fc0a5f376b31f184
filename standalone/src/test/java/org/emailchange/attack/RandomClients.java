package org.emailchange.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;

/** Several people, few addresses that all of them want, and clients that do at random what can be done. */
record RandomClients(
        TestSystem cluster, RunningClock clock, List<TestAccount> accounts, List<String> addresses, long seed) {

    private static final int CLIENTS = 8;
    private static final int STEPS = 12;

    static RandomClients at(TestSystem cluster, RunningClock clock, Random random) {
        var addresses = IntStream.range(0, 4)
                .mapToObj(i -> "a" + i + "-" + UUID.randomUUID() + "@example.org")
                .toList();
        var accounts = List.of(
                cluster.openAccount(addresses.get(0)),
                cluster.openAccount(null),
                cluster.openAccount(addresses.get(1)));
        return new RandomClients(cluster, clock, accounts, addresses, random.nextLong());
    }

    /** What was done, in no order; half-way all links run out. */
    List<ObservedAction> run() {
        var random = new Random(seed);
        var done = new ArrayList<>(together(random.nextLong()));
        if (random.nextBoolean()) {
            clock.advance(Duration.ofHours(24));
        }
        done.addAll(together(random.nextLong()));
        return done;
    }

    private List<ObservedAction> together(long from) {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> client(new Random(from + i)), threads))
                    .toList();
            return clients.stream().flatMap(client -> client.join().stream()).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ObservedAction> client(Random random) {
        var done = new ArrayList<ObservedAction>();
        for (int i = 0; i < STEPS; i++) {
            var action = choose(random);
            var client = cluster.client(random.nextInt());
            var from = clock.instant();
            var begun = System.nanoTime();
            var answer = send(client, action);
            done.add(new ObservedAction(action, begun, System.nanoTime(), from, clock.instant(), answer));
        }
        return done;
    }

    private Action choose(Random random) {
        var account = accounts.get(random.nextInt(accounts.size()));
        var events = cluster.events(account);
        var changes = events.stream()
                .filter(EmailChangeRequested.class::isInstance)
                .map(event -> ((EmailChangeRequested) event).changeId())
                .toList();
        var dice = random.nextInt(20);
        if (dice < 5 || changes.isEmpty()) {
            return ask(dice == 0 ? Action.Kind.ASK_WITH_A_WRONG_PASSWORD : Action.Kind.ASK, account, random);
        } else if (dice < 8) {
            var kind = dice < 7 ? Action.Kind.RESEND : Action.Kind.CANCEL;
            return new Action(kind, account, null, null, late(changes, random), null);
        }
        var link = late(IssuedLinks.of(cluster, account), random);
        return new Action(use(link.purpose()), account, null, null, null, link);
    }

    private Action ask(Action.Kind kind, TestAccount account, Random random) {
        var address = addresses.get(random.nextInt(addresses.size()));
        var id = cluster.node(0).bean(AddressIds.class).idOf(new EmailAddress(address));
        return new Action(kind, account, address, id, null, null);
    }

    private static Action.Kind use(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> Action.Kind.CONFIRM;
            case REVOKE, REFUSE -> Action.Kind.REVOKE;
            case UNDO -> Action.Kind.UNDO;
            case CONFIRM_PASSKEY, DISOWN_CREDENTIAL -> throw new IllegalArgumentException("of no change");
        };
    }

    /** One of them, and rather one of the last. */
    private static <T> T late(List<T> all, Random random) {
        return all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 1 + random.nextInt(6))));
    }

    private static Answer send(ApiClient client, Action action) {
        return switch (action.kind()) {
            case ASK -> client.as(action.account()).requestChange(action.address());
            case ASK_WITH_A_WRONG_PASSWORD -> client.as(action.account()).requestChange(action.address(), "wrong");
            case RESEND -> client.as(action.account()).resend(action.change());
            case CANCEL -> client.as(action.account()).cancel(action.change());
            case CONFIRM -> client.verify(action.link().token());
            case REVOKE -> client.revoke(action.link().token());
            case UNDO -> client.undo(action.link().token());
        };
    }
}

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

/** Several people, few addresses that all of them want, and clients that do at random what can be done. */
record Crowd(Cluster cluster, List<Account> accounts, List<String> addresses, long seed) {

    private static final int CLIENTS = 8;
    private static final int STEPS = 12;

    static Crowd at(Cluster cluster, Random random) {
        var addresses = IntStream.range(0, 4)
                .mapToObj(i -> "a" + i + "-" + UUID.randomUUID() + "@example.org")
                .toList();
        var accounts = List.of(cluster.open(addresses.get(0)), cluster.open(null), cluster.open(addresses.get(1)));
        return new Crowd(cluster, accounts, addresses, random.nextLong());
    }

    /** What was done, in no order; half-way all links run out. */
    List<Done> run() {
        var random = new Random(seed);
        var done = new ArrayList<>(together(random.nextLong()));
        if (random.nextBoolean()) {
            cluster.clock().advance(Duration.ofHours(24));
        }
        done.addAll(together(random.nextLong()));
        return done;
    }

    private List<Done> together(long from) {
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

    private List<Done> client(Random random) {
        var done = new ArrayList<Done>();
        for (int i = 0; i < STEPS; i++) {
            var op = choose(random);
            var client = cluster.client(random.nextInt());
            var from = cluster.clock().instant();
            var begun = System.nanoTime();
            var answer = send(client, op).join();
            done.add(
                    new Done(op, begun, System.nanoTime(), from, cluster.clock().instant(), answer));
        }
        return done;
    }

    private Op choose(Random random) {
        var account = accounts.get(random.nextInt(accounts.size()));
        var events = cluster.history(account);
        var changes = events.stream()
                .filter(EmailChangeRequested.class::isInstance)
                .map(event -> ((EmailChangeRequested) event).changeId())
                .toList();
        var dice = random.nextInt(20);
        if (dice < 5 || changes.isEmpty()) {
            return ask(dice == 0 ? Op.Kind.ASK_WITH_A_WRONG_PASSWORD : Op.Kind.ASK, account, random);
        } else if (dice < 8) {
            var kind = dice < 7 ? Op.Kind.RESEND : Op.Kind.CANCEL;
            return new Op(kind, account, null, null, late(changes, random), null);
        }
        var link = late(cluster.links(account), random);
        return new Op(use(link.purpose()), account, null, null, null, link);
    }

    private Op ask(Op.Kind kind, Account account, Random random) {
        var address = addresses.get(random.nextInt(addresses.size()));
        var id = cluster.node(0).bean(AddressIds.class).idOf(new EmailAddress(address));
        return new Op(kind, account, address, id, null, null);
    }

    private static Op.Kind use(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> Op.Kind.CONFIRM;
            case REVOKE, REFUSE -> Op.Kind.REVOKE;
            case UNDO -> Op.Kind.UNDO;
        };
    }

    /** One of them, and rather one of the last. */
    private static <T> T late(List<T> all, Random random) {
        return all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 1 + random.nextInt(6))));
    }

    private static CompletableFuture<Answer> send(Client client, Op op) {
        return switch (op.kind()) {
            case ASK -> client.as(op.account()).ask(op.address());
            case ASK_WITH_A_WRONG_PASSWORD -> client.as(op.account()).ask(op.address(), "wrong");
            case RESEND -> client.as(op.account()).resend(op.change());
            case CANCEL -> client.as(op.account()).cancel(op.change());
            case CONFIRM -> client.verify(op.link().token());
            case REVOKE -> client.revoke(op.link().token());
            case UNDO -> client.undo(op.link().token());
        };
    }
}

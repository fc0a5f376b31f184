package org.emailchange.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.testing.TestNode;

/** A history that the real commands make: of many accounts at once, and of one to which more happens than to others. */
final class GeneratedHistory {

    private static final int THREADS = 4;
    private static final int CHANGES = 2;

    private final TestNode node;
    private final MailDelivery post;
    private final EventLog log;
    private final AtomicLong seeds;

    GeneratedHistory(TestNode node, MailDelivery post, long seed) {
        this.node = node;
        this.post = post;
        this.log = node.bean(EventLog.class);
        this.seeds = new AtomicLong(seed);
    }

    /**
     * Goes on until there are so many events.
     *
     * @param ofOne how many of them are one account's
     * @return that account
     */
    AccountId until(long events, int ofOne) {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var one = CompletableFuture.supplyAsync(() -> longLife(ofOne), threads);
            List<CompletableFuture<Void>> many = new ArrayList<>();
            for (int i = 1; i < THREADS; i++) {
                many.add(CompletableFuture.runAsync(() -> lives(events), threads));
            }
            many.forEach(CompletableFuture::join);
            return one.join();
        } finally {
            threads.shutdownNow();
        }
    }

    private AccountId longLife(int events) {
        var account = new CommandedAccount(node);
        var life = new RandomAccountLife(account, random(), post, true);
        life.begin();
        while (account.version() < events) {
            life.change();
        }
        return account.id();
    }

    private void lives(long events) {
        while (log.end() < events) {
            var life = new RandomAccountLife(new CommandedAccount(node), random(), post, false);
            life.begin();
            for (int i = 0; i < CHANGES; i++) {
                life.change();
            }
        }
    }

    private Random random() {
        return new Random(seeds.incrementAndGet());
    }
}

package org.emailchange.web.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;

/**
 * Places for what keeps a thread of this node: a few clients have one and a few more wait, so that other threads are left
 * for everything else. Who waits is served in turn, client by client; where too many wait, the client with the most gives way.
 */
public final class Places {

    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final int most;
    private final int waiting;
    private final int mostOfClient;
    private final long patience;
    private final Map<String, Integer> present = new HashMap<>();
    private final Map<String, Deque<CompletableFuture<Boolean>>> line = new LinkedHashMap<>();
    private int total;
    private int free;

    /**
     * @param places how many have a place at once
     * @param mostOfClient how many places one client has and awaits
     * @param waiting how many wait in all
     * @param patience how long each waits
     */
    public Places(int places, int mostOfClient, int waiting, Duration patience) {
        this.free = places;
        this.most = places + waiting;
        this.waiting = waiting;
        this.mostOfClient = mostOfClient;
        this.patience = patience.toMillis();
    }

    /** So many other places, that are awaited as these are. */
    public Places apart(int places) {
        return new Places(places, mostOfClient, waiting, Duration.ofMillis(patience));
    }

    /**
     * Works in a place, once it is the client's turn.
     *
     * @throws ProblemException UNAVAILABLE where the client gets none
     */
    public <T> T inTurn(String client, Supplier<T> work) {
        if (!take(client)) {
            throw none();
        }
        try {
            return work.get();
        } finally {
            giveBack(client);
        }
    }

    /** What a client is answered that gets no place. */
    public static ProblemException none() {
        return new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(COME_AGAIN));
    }

    /** Takes a place, which is to be given back, once it is the client's turn; false where it gets none. */
    public boolean take(String client) {
        var turn = await(client);
        try {
            turn.get(patience, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            refuse(client, turn);
        } catch (InterruptedException e) {
            refuse(client, turn);
            Thread.currentThread().interrupt();
        }
        return turn.join();
    }

    private synchronized CompletableFuture<Boolean> await(String client) {
        if (present(client) >= mostOfClient) {
            return CompletableFuture.completedFuture(false);
        }
        var turn = new CompletableFuture<Boolean>();
        line.computeIfAbsent(client, first -> new ArrayDeque<>()).add(turn);
        count(client, 1);
        handOut();
        if (total > most) {
            var largest = Collections.max(line.entrySet(), Comparator.comparing(waiting -> present(waiting.getKey())));
            if (present(largest.getKey()) > present(client)) {
                refuse(largest.getKey(), largest.getValue().getLast());
            } else {
                refuse(client, turn);
            }
        }
        return turn;
    }

    /** Does nothing where the turn has come. */
    private synchronized void refuse(String client, CompletableFuture<Boolean> turn) {
        if (turn.complete(false)) {
            line.computeIfPresent(client, (same, turns) -> turns.remove(turn) && turns.isEmpty() ? null : turns);
            count(client, -1);
        }
    }

    /** Gives back a place that was taken. */
    public synchronized void giveBack(String client) {
        count(client, -1);
        free++;
        handOut();
    }

    /** A client that got a place goes to the end of the line with what else it awaits. */
    private void handOut() {
        var clients = line.entrySet().iterator();
        if (free > 0 && clients.hasNext()) {
            var next = clients.next();
            clients.remove();
            free--;
            next.getValue().remove().complete(true);
            if (!next.getValue().isEmpty()) {
                line.put(next.getKey(), next.getValue());
            }
        }
    }

    private int present(String client) {
        return present.getOrDefault(client, 0);
    }

    private void count(String client, int more) {
        total += more;
        present.merge(client, more, (now, added) -> now + added == 0 ? null : now + added);
    }
}

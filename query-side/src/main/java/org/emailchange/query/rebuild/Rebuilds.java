package org.emailchange.query.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins replays, and goes on with the one that runs. Each step is a transaction that holds the replay's row, so that
 * any node can do the next one: none has to be found dead before another takes over.
 */
@Component
class Rebuilds {
    private final Map<String, Rebuildable> views;
    private final RebuildTable table;
    private final EventLog log;
    private final ShadowTables copy;
    private final StreamReplayer step;
    private final Finish finish;
    private final TransactionTemplate transactions;

    Rebuilds(
            List<Rebuildable> views,
            RebuildTable table,
            EventLog log,
            ShadowTables copy,
            StreamReplayer step,
            Finish finish,
            PlatformTransactionManager transactionManager) {
        this.views = views.stream().collect(Collectors.toMap(Rebuildable::name, Function.identity()));
        this.table = table;
        this.log = log;
        this.copy = copy;
        this.step = step;
        this.finish = finish;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Begins to rebuild a view.
     *
     * @throws ProblemException {@code malformed} if there is no such view, {@code replay-running} while another runs
     */
    UUID begin(UUID id, String projection, String by) {
        var view = Optional.ofNullable(views.get(projection))
                .orElseThrow(() -> new ProblemException(GeneralProblem.MALFORMED));
        var upTo = log.end();
        var total = log.count(view.streamType(), upTo);
        transactions.executeWithoutResult(t -> {
            if (!table.insert(id, projection, by, upTo, total)) {
                throw new ProblemException(RebuildProblem.REPLAY_RUNNING);
            }
            copy.empty(view);
        });
        return id;
    }

    /** Does the next step of the replay that runs; whether there was one. */
    boolean goOn() {
        return Boolean.TRUE.equals(transactions.execute(t -> {
            var replay = table.takeRunning();
            replay.ifPresent(this::step);
            return replay.isPresent();
        }));
    }

    private void step(Rebuild replay) {
        var begin = System.nanoTime();
        var view = known(views.get(replay.projection()), replay);
        var outcome = step.run(view, replay);
        table.progress(replay.id(), outcome.lastStream(), outcome.events(), millisSince(begin));
        if (outcome.isLast()) {
            var end = System.nanoTime();
            finish.run(view, replay);
            table.done(replay.id(), millisSince(end));
        }
    }

    /** For who cannot go on: it stays as it was, with nothing changed but the copy. */
    void fail(String error) {
        transactions.executeWithoutResult(
                t -> table.takeRunning().ifPresent(replay -> table.failed(replay.id(), error)));
    }

    private static Rebuildable known(@Nullable Rebuildable view, Rebuild replay) {
        if (view == null) {
            throw new IllegalStateException("There is no view " + replay.projection() + " any more");
        }
        return view;
    }

    private static long millisSince(long nanos) {
        return Math.max(1, (System.nanoTime() - nanos) / 1_000_000);
    }
}

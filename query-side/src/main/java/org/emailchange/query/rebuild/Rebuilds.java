package org.emailchange.query.rebuild;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.Ids;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.FindRebuilds;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.api.query.audit.StartRebuild;
import org.emailchange.eventstore.database.LongTransactions;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts rebuilds and finds them; {@link RebuildJob} does the work. */
@Component
class Rebuilds {
    private final List<Rebuildable> views;
    private final RebuildTable table;
    private final ShadowTables shadow;
    private final EventLog log;
    private final Ids ids;
    private final Scheduler scheduler;
    private final Clock clock;
    private final LongTransactions longTransactions;
    private final TransactionTemplate transactions;

    Rebuilds(
            List<Rebuildable> views,
            RebuildTable table,
            ShadowTables shadow,
            EventLog log,
            Ids ids,
            Scheduler scheduler,
            Clock clock,
            LongTransactions longTransactions,
            PlatformTransactionManager transactionManager) {
        this.views = views;
        this.table = table;
        this.shadow = shadow;
        this.log = log;
        this.ids = ids;
        this.scheduler = scheduler;
        this.clock = clock;
        this.longTransactions = longTransactions;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Starts to rebuild a view.
     *
     * @throws ProblemException {@code malformed} if there is no such view, {@code replay-running} while another runs
     */
    @CommandHandler
    String on(StartRebuild command) {
        var view = Rebuildable.find(views, command.projection())
                .orElseThrow(() -> ProblemException.malformed("projection", Rebuildable.names(views)));
        var id = ids.uuid();
        var upTo = log.end();
        long total = longTransactions.execute(() -> log.count(view.streamType(), upTo));
        transactions.executeWithoutResult(t -> {
            if (!table.insert(id, command.projection(), command.askedBy(), upTo, total)) {
                throw new ProblemException(Problem.REPLAY_RUNNING);
            }
            shadow.empty(view);
            scheduler.schedule(RebuildJob.of(id), clock.instant());
        });
        return id.toString();
    }

    /** Newest first. */
    @QueryHandler
    List<RebuildProgress> on(FindRebuilds query) {
        return table.latest(query.max()).stream().map(Rebuild::progress).toList();
    }

    @QueryHandler
    Optional<FindRebuild.Result> on(FindRebuild query) {
        return table.find(query.id())
                .map(rebuild -> new FindRebuild.Result(rebuild.progress(), table.differences(query.id(), query.max())));
    }

    /** Why a rebuild cannot begin. */
    public enum Problem implements ProblemType {
        REPLAY_RUNNING(409);

        private final int status;

        Problem(int status) {
            this.status = status;
        }

        @Override
        public int status() {
            return status;
        }
    }
}

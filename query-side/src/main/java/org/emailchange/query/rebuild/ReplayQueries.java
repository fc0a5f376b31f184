package org.emailchange.query.rebuild;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.FindRebuilds;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.api.query.audit.StartRebuild;
import org.springframework.stereotype.Component;

/** Answers who asks for replays by a message. */
@Component
class ReplayQueries {

    private final Beginning beginning;
    private final RebuildTable table;

    ReplayQueries(Beginning beginning, RebuildTable table) {
        this.beginning = beginning;
        this.table = table;
    }

    @CommandHandler
    String on(StartRebuild command) {
        return beginning.replay(command.projection(), command.askedBy()).toString();
    }

    @QueryHandler
    List<RebuildProgress> on(FindRebuilds query) {
        return table.latest(query.max()).stream().map(Progress::of).toList();
    }

    @QueryHandler
    Optional<FindRebuild.Result> on(FindRebuild query) {
        return table.find(query.id())
                .map(replay -> new FindRebuild.Result(Progress.of(replay), table.differences(query.id(), query.max())));
    }
}

package org.emailchange.query.rebuild;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.audit.BeginReplay;
import org.emailchange.api.query.audit.FindReplay;
import org.emailchange.api.query.audit.FindReplays;
import org.emailchange.api.query.audit.ReplayProgress;
import org.emailchange.api.query.audit.ReplayReport;
import org.springframework.stereotype.Component;

/** Answers who asks for replays by a message. */
@Component
class ReplayQueries {

    private final Beginning beginning;
    private final ReplayTable table;

    ReplayQueries(Beginning beginning, ReplayTable table) {
        this.beginning = beginning;
        this.table = table;
    }

    @CommandHandler
    String on(BeginReplay command) {
        return beginning.replay(command.projection(), command.askedBy()).toString();
    }

    @QueryHandler
    List<ReplayProgress> on(FindReplays query) {
        return table.latest(query.max()).stream().map(Progress::of).toList();
    }

    @QueryHandler
    Optional<ReplayReport> on(FindReplay query) {
        return table.find(query.id())
                .map(replay -> new ReplayReport(Progress.of(replay), table.differences(query.id(), query.max())));
    }
}

package org.emailchange.query.rebuild;

import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.query.projection.ChangedAccounts;
import org.emailchange.query.projection.Rebuildable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends a replay in one transaction: while the live view's processor waits on all nodes, and reads go on, the copy
 * catches up, both are compared, and the copy takes the place of the live rows wherever they differ.
 */
@Component
class Finish {
    private final JdbcClient jdbc;
    private final CatchUp catchUp;
    private final Comparison comparison;
    private final ShadowTables copy;
    private final Notifications notifications;

    Finish(JdbcClient jdbc, CatchUp catchUp, Comparison comparison, ShadowTables copy, Notifications notifications) {
        this.jdbc = jdbc;
        this.catchUp = catchUp;
        this.comparison = comparison;
        this.copy = copy;
        this.notifications = notifications;
    }

    void run(Rebuildable view, Rebuild replay) {
        // most of it before anybody has to wait
        catchUp.run(view);
        // a projection takes a row of this table for update before it does anything else, and so waits here
        jdbc.sql("lock table public." + view.tables().get(0).name() + " in exclusive mode")
                .update();
        catchUp.run(view);
        comparison.remember(replay.id(), view);
        comparison.mend(view);
        copy.empty(view);
        if (view.ofAccounts()) {
            tellWhoWatches(replay);
        }
    }

    private void tellWhoWatches(Rebuild replay) {
        jdbc.sql("select distinct stream from rebuild_difference where rebuild_id = ?")
                .param(replay.id())
                .query(String.class)
                .list()
                .forEach(account -> notifications.publish(ChangedAccounts.CHANNEL, account));
    }
}

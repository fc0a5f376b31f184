package org.emailchange.query.status;

import java.util.List;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.StreamFold;
import org.emailchange.query.projection.ViewTable;
import org.springframework.stereotype.Component;

/** How the status view is built anew. */
@Component
class RebuildableStatus implements Rebuildable {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public String streamType() {
        return "EmailChange";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                new ViewTable("status_view", "account_id", "account_id"),
                new ViewTable("change_view", "change_id", "account_id"));
    }

    @Override
    public boolean ofAccounts() {
        return true;
    }

    @Override
    public StreamFold begin() {
        return new StatusFold.Alone();
    }
}

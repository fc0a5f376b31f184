package org.emailchange.query.status.previous;

import java.util.List;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.StreamFold;
import org.emailchange.query.projection.ViewTable;
import org.springframework.stereotype.Component;

/** How the view of previous addresses is built anew. */
@Component
class RebuildableAddresses implements Rebuildable {
    @Override
    public String name() {
        return "previous-emails";
    }

    @Override
    public String streamType() {
        return "EmailChange";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(new ViewTable("addresses_view", "account_id", "account_id"));
    }

    @Override
    public boolean ofAccounts() {
        return true;
    }

    @Override
    public StreamFold begin() {
        return new PreviousFold.Alone();
    }
}

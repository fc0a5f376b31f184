package org.emailchange.query.availability;

import java.util.List;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.StreamFold;
import org.emailchange.query.projection.ViewTable;
import org.springframework.stereotype.Component;

/** How the view of addresses is built anew. */
@Component
class RebuildableAvailability implements Rebuildable {
    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String streamType() {
        return "AddressOwnership";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(new ViewTable("address_owner_view", "address_id", "address_id"));
    }

    @Override
    public boolean ofAccounts() {
        return false;
    }

    @Override
    public StreamFold begin() {
        return new AddressFold.Alone();
    }
}

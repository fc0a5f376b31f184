package org.emailchange.query.availability;

import java.time.Clock;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.Disclosure;
import org.emailchange.api.query.FindAvailability;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.projection.StoredRows;
import org.emailchange.web.SharedSettings;
import org.springframework.stereotype.Component;

/** Answers whether an account could have an address. */
@Component
class AvailabilityQueries {

    private final StoredRows rows;
    private final AddressIds ids;
    private final Clock clock;
    private final SharedSettings settings;
    private final AvailabilityLimits limits;

    AvailabilityQueries(
            StoredRows rows, AddressIds ids, Clock clock, SharedSettings settings, AvailabilityLimits limits) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.limits = limits;
    }

    @QueryHandler
    FindAvailability.Result on(FindAvailability query) {
        var asking = query.askedBy();
        if (asking != null) {
            limits.onOwnerQuery(asking);
        }
        var address = Map.of("id", ids.idOf(query.email()));
        var reason = rows.read(AddressOwnerView.class, "address_owner_view t where address_id = :id", address).stream()
                .findFirst()
                .flatMap(owner -> owner.reasonAgainst(asking, clock.instant()))
                .filter(this::isDisclosed)
                .orElse(null);
        return new FindAvailability.Result(reason == null, reason);
    }

    private boolean isDisclosed(FindAvailability.Reason reason) {
        return reason != FindAvailability.Reason.TAKEN || settings.disclosure() == Disclosure.REVEAL;
    }
}

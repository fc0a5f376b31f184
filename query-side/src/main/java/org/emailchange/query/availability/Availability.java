package org.emailchange.query.availability;

import java.time.Clock;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.Disclosure;
import org.emailchange.api.query.FindAvailability;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.CoreSettings;
import org.springframework.stereotype.Component;

/** Answers whether an account could have an address. */
@Component
class Availability {
    private final AddressViews addresses;
    private final AddressIds ids;
    private final Clock clock;
    private final CoreSettings settings;
    private final AvailabilityLimits limits;

    Availability(
            AddressViews addresses, AddressIds ids, Clock clock, CoreSettings settings, AvailabilityLimits limits) {
        this.addresses = addresses;
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
        var reason = addresses
                .findById(ids.idOf(query.email()))
                .flatMap(address -> address.reasonAgainst(asking, clock.instant()))
                .filter(this::isTold)
                .orElse(null);
        return new FindAvailability.Result(reason == null, reason);
    }

    private boolean isTold(FindAvailability.Reason reason) {
        return reason != FindAvailability.Reason.TAKEN || settings.disclosure() == Disclosure.REVEAL;
    }
}

package org.emailchange.query.availability;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.Disclosure;
import org.emailchange.api.query.FindAvailability;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.SharedSettings;
import org.springframework.stereotype.Component;

/** Answers whether an account could have an address. */
@Component
class AvailabilityQueries {

    private final EntityManager entities;
    private final AddressIds ids;
    private final Clock clock;
    private final SharedSettings settings;
    private final AvailabilityLimits limits;

    AvailabilityQueries(
            EntityManager entities, AddressIds ids, Clock clock, SharedSettings settings, AvailabilityLimits limits) {
        this.entities = entities;
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
        var reason = Optional.ofNullable(entities.find(AddressOwnerView.class, ids.idOf(query.email())))
                .flatMap(address -> address.reasonAgainst(asking, clock.instant()))
                .filter(this::isDisclosed)
                .orElse(null);
        return new FindAvailability.Result(reason == null, reason);
    }

    private boolean isDisclosed(FindAvailability.Reason reason) {
        return reason != FindAvailability.Reason.TAKEN || settings.disclosure() == Disclosure.REVEAL;
    }
}

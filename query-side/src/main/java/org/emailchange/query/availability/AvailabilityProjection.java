package org.emailchange.query.availability;

import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.query.projection.LiveViews;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewRows;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps the owners of addresses up to date with the events. */
@Component
@ProcessingGroup(AvailabilityProjection.NAME)
class AvailabilityProjection {

    static final String NAME = "availability";

    private static final Rebuildable VIEW = new Rebuildable(
            NAME,
            Set.of(),
            "AddressOwnership",
            null,
            List.of(new Rebuildable.Table(
                    "address_owner_view", AddressOwnerView.class, "address_id", "address_id", "text")),
            AvailabilityProjection::apply);

    private final LiveViews live;

    AvailabilityProjection(LiveViews live) {
        this.live = live;
    }

    @Bean
    static Rebuildable availabilityView() {
        return VIEW;
    }

    @EventHandler
    void on(AddressEvent event, DomainEventMessage<AddressEvent> message) {
        live.apply(VIEW, message);
    }

    @ResetHandler
    void reset() {
        live.clear(VIEW);
    }

    private static void apply(DomainEventMessage<?> message, ViewRows rows) {
        if (message.getPayload() instanceof AddressEvent event) {
            var id = event.addressId();
            var address = rows.find(AddressOwnerView.class, id).orElseGet(() -> new AddressOwnerView(id));
            if (address.advanceTo(message.getSequenceNumber() + 1)) {
                address.apply(event);
                rows.save(id, address);
            }
        }
    }
}

package org.emailchange.query.availability;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.query.projection.IncompleteView;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewRows;
import org.emailchange.query.rebuild.StreamRepair;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps the owners of addresses up to date with the events. */
@Component
@ProcessingGroup(AvailabilityProjection.NAME)
class AvailabilityProjection {

    static final String NAME = "availability";

    private final EntityManager entities;
    private final ViewRows live;
    private final StreamRepair repair;

    AvailabilityProjection(EntityManager entities, StreamRepair repair) {
        this.entities = entities;
        this.live = ViewRows.of(entities);
        this.repair = repair;
    }

    @Bean
    static Rebuildable availabilityView() {
        var table = new Rebuildable.Table("address_owner_view", "address_id", "address_id");
        return new Rebuildable(
                NAME, Set.of(), "AddressOwnership", false, List.of(table), AvailabilityProjection::apply);
    }

    @EventHandler
    void on(AddressEvent event, DomainEventMessage<AddressEvent> message) {
        try {
            apply(message, live);
        } catch (IncompleteView e) {
            repair.rebuild(availabilityView(), message);
        }
    }

    @ResetHandler
    void reset() {
        entities.createQuery("delete from AddressOwnerView").executeUpdate();
    }

    private static void apply(DomainEventMessage<?> message, ViewRows rows) {
        if (message.getPayload() instanceof AddressEvent event) {
            var id = event.addressId();
            var address = rows.findForUpdate(AddressOwnerView.class, id).orElseGet(() -> new AddressOwnerView(id));
            if (address.advanceTo(message.getSequenceNumber() + 1)) {
                address.apply(event);
                rows.save(id, address);
            }
        }
    }
}

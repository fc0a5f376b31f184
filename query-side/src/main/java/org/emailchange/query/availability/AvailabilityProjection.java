package org.emailchange.query.availability;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Keeps the addresses up with the events. */
@Component
@ProcessingGroup("availability")
class AvailabilityProjection {
    private final AddressViews addresses;
    private final AddressFold fold;

    AvailabilityProjection(AddressViews addresses) {
        this.addresses = addresses;
        this.fold = new AddressFold(Rows.of(addresses::findForUpdate, addresses::save));
    }

    @EventHandler
    void on(AddressEvent event, @SequenceNumber long sequence) {
        fold.apply(event, sequence + 1);
    }

    @ResetHandler
    void reset() {
        addresses.deleteAllInBatch();
    }
}

package org.emailchange.query.availability;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.emailchange.api.event.AddressEvent;
import org.springframework.stereotype.Component;

/** Keeps the addresses up with the events. */
@Component
@ProcessingGroup("availability")
class AvailabilityProjection {
    private final AddressViews addresses;

    AvailabilityProjection(AddressViews addresses) {
        this.addresses = addresses;
    }

    @EventHandler
    void on(AddressEvent event, @SequenceNumber long sequence) {
        var id = event.addressId();
        var address = addresses.findById(id).orElseGet(() -> new AddressView(id));
        if (address.advanceTo(sequence + 1)) {
            AddressEvolution.apply(address, event);
            addresses.save(address);
        }
    }

    @ResetHandler
    void reset() {
        addresses.deleteAllInBatch();
    }
}

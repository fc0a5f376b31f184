package org.emailchange.query.availability;

import org.emailchange.api.event.AddressAskedFor;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.UnverifiedAddressDropped;
import org.emailchange.api.event.UnverifiedAddressHeld;
import org.emailchange.query.projection.Evolution;

/** What each event does to an address: who merely uses it, unproved, keeps nobody from having it. */
final class AddressEvolution {
    private static final Evolution<AddressEvent, AddressView> ADDRESS = Evolution.of(
                    AddressEvent.class, AddressView.class)
            .on(AddressClaimed.class, AddressView::claimed)
            .on(AddressReserved.class, AddressView::reserved)
            .on(AddressReleased.class, AddressView::released)
            .unchangedBy(UnverifiedAddressHeld.class, UnverifiedAddressDropped.class, AddressAskedFor.class)
            .complete();

    private AddressEvolution() {}

    static void apply(AddressView address, AddressEvent event) {
        ADDRESS.apply(address, event);
    }
}

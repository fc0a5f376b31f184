package org.emailchange.query.availability;

import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.query.projection.Evolution;

/** What each event does to an address: who merely uses it, unproved, keeps nobody from having it. */
final class AddressEvolution {
    private static final Evolution<AddressEvent, AddressView> ADDRESS = Evolution.of(
                    AddressEvent.class, AddressView.class)
            .on(AddressClaimed.class, AddressView::claimed)
            .on(AddressReserved.class, AddressView::reserved)
            .on(AddressReleased.class, AddressView::released)
            .unchangedBy(UnverifiedUseRecorded.class, UnverifiedUseEnded.class, OwnedAddressRequested.class)
            .complete();

    private AddressEvolution() {}

    static void apply(AddressView address, AddressEvent event) {
        ADDRESS.apply(address, event);
    }
}

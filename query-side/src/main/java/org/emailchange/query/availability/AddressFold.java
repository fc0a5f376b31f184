package org.emailchange.query.availability;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.query.projection.Rows;
import org.emailchange.query.projection.RowsInMemory;
import org.emailchange.query.projection.StreamFold;

/** What events do to the rows of addresses: the live view's, or a copy's. */
final class AddressFold {
    private final Rows<String, AddressView> addresses;

    AddressFold(Rows<String, AddressView> addresses) {
        this.addresses = addresses;
    }

    void apply(AddressEvent event, long number) {
        var id = event.addressId();
        var address = addresses.find(id).orElseGet(() -> new AddressView(id));
        if (address.advanceTo(number)) {
            AddressEvolution.apply(address, event);
            addresses.save(address);
        }
    }

    /** One address apart from the view. */
    static final class Alone implements StreamFold {
        private final RowsInMemory<String, AddressView> addresses = new RowsInMemory<>();
        private final AddressFold fold = new AddressFold(addresses);

        @Override
        public void apply(DomainEventMessage<?> message) {
            if (message.getPayload() instanceof AddressEvent event) {
                fold.apply(event, message.getSequenceNumber() + 1);
            }
        }

        @Override
        public Stream<?> rows() {
            return addresses.all().stream();
        }
    }
}

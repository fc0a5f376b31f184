package org.emailchange.query.availability;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.query.FindAvailability.Reason;
import org.emailchange.query.projection.StreamView;
import org.jspecify.annotations.Nullable;

/** Who owns an address, or can take it back. */
@Entity
@Table(name = "address_owner_view")
class AddressView extends StreamView<String> {
    @Id
    private String addressId;

    private @Nullable UUID accountId;
    private @Nullable Instant reservedUntil;

    @SuppressWarnings("NullAway.Init")
    protected AddressView() {}

    AddressView(String addressId) {
        this.addressId = addressId;
    }

    void claimed(AddressClaimed event) {
        accountId = UUID.fromString(event.accountId());
        reservedUntil = null;
    }

    void reserved(AddressReserved event) {
        accountId = UUID.fromString(event.accountId());
        reservedUntil = event.until();
    }

    void released(AddressReleased event) {
        if (UUID.fromString(event.accountId()).equals(accountId)) {
            accountId = null;
            reservedUntil = null;
        }
    }

    /** Why the asker cannot have the address now. */
    Optional<Reason> reasonAgainst(@Nullable AccountId asker, Instant now) {
        if (accountId == null || reservedUntil != null && !now.isBefore(reservedUntil)) {
            return Optional.empty();
        }
        if (asker == null || !asker.uuid().equals(accountId)) {
            return Optional.of(Reason.TAKEN);
        }
        return reservedUntil == null ? Optional.of(Reason.YOURS) : Optional.empty();
    }

    @Override
    public String getId() {
        return addressId;
    }
}

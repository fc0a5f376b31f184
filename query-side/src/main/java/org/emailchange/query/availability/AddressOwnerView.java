package org.emailchange.query.availability;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.query.FindAvailability.Reason;
import org.emailchange.query.projection.EventEffects;
import org.emailchange.query.projection.VersionedView;
import org.jspecify.annotations.Nullable;

/** Which account owns an address, or can take it back. An unverified use of it keeps no other account from having it. */
@Entity
@Table(name = "address_owner_view")
class AddressOwnerView extends VersionedView {

    private static final EventEffects<AddressEvent, AddressOwnerView> EFFECTS = EventEffects.of(
                    AddressEvent.class, AddressOwnerView.class)
            .on(AddressClaimed.class, AddressOwnerView::claimed)
            .on(AddressReserved.class, AddressOwnerView::reserved)
            .on(AddressReleased.class, AddressOwnerView::released);

    @Id
    private String addressId;

    private @Nullable UUID accountId;
    private @Nullable Instant reservedUntil;

    @SuppressWarnings("NullAway.Init")
    @JsonCreator
    protected AddressOwnerView() {}

    AddressOwnerView(String addressId) {
        this.addressId = addressId;
    }

    void apply(AddressEvent event) {
        EFFECTS.apply(this, event);
    }

    private void claimed(AddressClaimed event) {
        accountId = UUID.fromString(event.accountId());
        reservedUntil = null;
    }

    private void reserved(AddressReserved event) {
        accountId = UUID.fromString(event.accountId());
        reservedUntil = event.until();
    }

    private void released(AddressReleased event) {
        if (UUID.fromString(event.accountId()).equals(accountId)) {
            accountId = null;
            reservedUntil = null;
        }
    }

    /** Why the account that asks cannot have the address now; empty if it can. */
    Optional<Reason> reasonAgainst(@Nullable AccountId asker, Instant now) {
        if (accountId == null || reservedUntil != null && !now.isBefore(reservedUntil)) {
            return Optional.empty();
        }
        if (asker == null || !asker.uuid().equals(accountId)) {
            return Optional.of(Reason.TAKEN);
        }
        return reservedUntil == null ? Optional.of(Reason.YOURS) : Optional.empty();
    }
}

package org.emailchange.query.status.previous;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.query.PreviousEmail;
import org.emailchange.query.projection.AccountView;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** The addresses that an account had, newest first, and the one it has, which is not among them yet. */
@Entity
@Table(name = "addresses_view")
class AddressesView extends AccountView {
    private @Nullable String email;
    private @Nullable String addressId;
    private @Nullable Instant since;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<PreviousEmail> previous;

    @SuppressWarnings("NullAway.Init")
    protected AddressesView() {}

    AddressesView(AccountId accountId) {
        super(accountId);
        previous = List.of();
    }

    void imported(AddressImported event) {
        has(event.email().value(), event.addressId(), event.importedAt());
    }

    void approved(EmailChangeApproved event) {
        has(event.email().value(), event.addressId(), event.approvedAt());
    }

    void undone(EmailChangeUndone event) {
        has(event.email().value(), event.addressId(), event.undoneAt());
    }

    void cleared(UnverifiedAddressCleared event) {
        ends(event.clearedAt());
    }

    /** Proving the address that the account has already, or spelling it differently, ends nothing. */
    private void has(String newEmail, String newAddressId, Instant when) {
        if (!newAddressId.equals(addressId)) {
            ends(when);
            addressId = newAddressId;
            since = stored(when);
        }
        email = newEmail;
    }

    private void ends(Instant when) {
        if (email != null && since != null) {
            previous = Stream.concat(Stream.of(new PreviousEmail(email, since, stored(when))), previous.stream())
                    .toList();
        }
        email = null;
        addressId = null;
        since = null;
    }

    /** As exactly as the database keeps it, so that it is the same whether or not the row was there in between. */
    private static Instant stored(Instant when) {
        return when.truncatedTo(ChronoUnit.MICROS);
    }

    List<PreviousEmail> previous() {
        return previous;
    }
}

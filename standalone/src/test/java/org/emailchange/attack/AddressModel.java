package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.jspecify.annotations.Nullable;

/** Who owns one address. Nobody takes it from its owner: that is checked with each event. */
record AddressModel(@Nullable String owner, @Nullable Instant reservedUntil) {

    /** How it stood before the first event and after each. */
    static List<AddressModel> states(List<Object> history) {
        var states = new ArrayList<>(List.of(new AddressModel(null, null)));
        history.forEach(event -> states.add(states.get(states.size() - 1).after(event)));
        return states;
    }

    boolean isTakenFrom(String account, Instant now) {
        return owner != null && !owner.equals(account) && (reservedUntil == null || now.isBefore(reservedUntil));
    }

    private AddressModel after(Object event) {
        if (event instanceof AddressClaimed e) {
            assertThat(isTakenFrom(e.accountId(), e.claimedAt()))
                    .as("taken from its owner")
                    .isFalse();
            return new AddressModel(e.accountId(), null);
        } else if (event instanceof AddressReserved e) {
            assertThat(e.accountId()).isEqualTo(owner);
            return new AddressModel(owner, e.until());
        } else if (event instanceof AddressReleased e) {
            assertThat(e.accountId()).isEqualTo(owner);
            return new AddressModel(null, null);
        }
        return this;
    }
}

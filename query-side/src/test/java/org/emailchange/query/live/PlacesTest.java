package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.query.live.Places.Taken;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final AccountId alice = AccountId.of(UUID.randomUUID());
    private final AccountId bob = AccountId.of(UUID.randomUUID());
    private final Places places = new Places(3, 2);

    @Test
    void giveNoAccountMoreThanItsShare() {
        assertThat(places.take(alice)).isEqualTo(Taken.YES);
        assertThat(places.take(alice)).isEqualTo(Taken.YES);
        assertThat(places.take(alice)).isEqualTo(Taken.NONE_LEFT_FOR_ACCOUNT);
        assertThat(places.take(bob)).isEqualTo(Taken.YES);
    }

    @Test
    void areLimitedForAll() {
        places.take(alice);
        places.take(alice);
        places.take(bob);

        assertThat(places.take(bob)).isEqualTo(Taken.NONE_LEFT);
    }

    @Test
    void canBeTakenAgainOnceLeft() {
        places.take(alice);
        places.take(alice);
        places.leave(alice);

        assertThat(places.take(alice)).isEqualTo(Taken.YES);
        assertThat(places.take(alice)).isEqualTo(Taken.NONE_LEFT_FOR_ACCOUNT);
    }
}

package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.emailchange.api.AccountId;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private final AccountId alice = AccountId.of(UUID.randomUUID());
    private final AccountId bob = AccountId.of(UUID.randomUUID());
    private final ConcurrencyLimit limit = new ConcurrencyLimit(3, 2);

    @Test
    void givesNoAccountMoreThanItsShare() {
        assertThat(limit.acquire(alice)).isTrue();
        assertThat(limit.acquire(alice)).isTrue();
        assertThat(limit.acquire(alice)).isFalse();
        assertThat(limit.acquire(bob)).isTrue();
    }

    @Test
    void limitsAllAccountsTogether() {
        limit.acquire(alice);
        limit.acquire(alice);
        limit.acquire(bob);

        assertThat(limit.acquire(bob)).isFalse();
    }

    @Test
    void givesAReleasedPermitAgain() {
        limit.acquire(alice);
        limit.acquire(alice);
        limit.release(alice);

        assertThat(limit.acquire(alice)).isTrue();
        assertThat(limit.acquire(alice)).isFalse();
    }
}

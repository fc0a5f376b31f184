package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.query.live.ConcurrencyLimit.Result;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private final AccountId alice = AccountId.of(UUID.randomUUID());
    private final AccountId bob = AccountId.of(UUID.randomUUID());
    private final ConcurrencyLimit limit = new ConcurrencyLimit(3, 2);

    @Test
    void givesNoAccountMoreThanItsShare() {
        assertThat(limit.acquire(alice)).isEqualTo(Result.ACQUIRED);
        assertThat(limit.acquire(alice)).isEqualTo(Result.ACQUIRED);
        assertThat(limit.acquire(alice)).isEqualTo(Result.ALL_TAKEN_OF_ACCOUNT);
        assertThat(limit.acquire(bob)).isEqualTo(Result.ACQUIRED);
    }

    @Test
    void limitsAllAccountsTogether() {
        limit.acquire(alice);
        limit.acquire(alice);
        limit.acquire(bob);

        assertThat(limit.acquire(bob)).isEqualTo(Result.ALL_TAKEN);
    }

    @Test
    void givesAReleasedPermitAgain() {
        limit.acquire(alice);
        limit.acquire(alice);
        limit.release(alice);

        assertThat(limit.acquire(alice)).isEqualTo(Result.ACQUIRED);
        assertThat(limit.acquire(alice)).isEqualTo(Result.ALL_TAKEN_OF_ACCOUNT);
    }
}

package org.emailchange.query.status;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.query.projection.StoredRows.Row;

/** A change that was followed by another one of its account. */
@Row
class PastChange {

    private UUID accountId;

    @JsonUnwrapped
    private ChangeView change;

    @SuppressWarnings("NullAway.Init")
    @JsonCreator
    protected PastChange() {}

    PastChange(UUID accountId, ChangeView change) {
        this.accountId = accountId;
        this.change = change;
    }

    AccountId accountId() {
        return AccountId.of(accountId);
    }

    ChangeView change() {
        return change;
    }
}

package org.emailchange.query.status;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.query.projection.StoredRows.Row;

/** A change that was followed by another one of its account. */
@Entity
@Table(name = "change_view")
@Row
class PastChange {

    @Id
    @JsonIgnore
    private UUID changeId;

    private UUID accountId;

    @Embedded
    @JsonUnwrapped
    private ChangeView change;

    @SuppressWarnings("NullAway.Init")
    @JsonCreator
    protected PastChange() {}

    PastChange(UUID accountId, ChangeView change) {
        this.changeId = change.id();
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

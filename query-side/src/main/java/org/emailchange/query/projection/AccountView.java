package org.emailchange.query.projection;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.emailchange.api.AccountId;

/** A row per account. */
@MappedSuperclass
public abstract class AccountView extends StreamView<UUID> {
    @Id
    private UUID accountId;

    /** For reading a row. */
    @SuppressWarnings("NullAway.Init")
    protected AccountView() {}

    /** A row that has seen no event yet. */
    protected AccountView(AccountId accountId) {
        this.accountId = accountId.uuid();
    }

    @Override
    public UUID getId() {
        return accountId;
    }
}

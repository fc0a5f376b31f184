package org.emailchange.query.status;

import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.jspecify.annotations.Nullable;

/** An account's row with a change of it, both read at the same moment. */
record StatusWithChange(StatusView account, @Nullable ChangeView change) {

    Versioned<EmailStatus> status(Instant now) {
        return new Versioned<>(account.version(), account.at(now, changeStatus()));
    }

    Versioned<Optional<ChangeStatus>> versionedChange() {
        return new Versioned<>(account.version(), Optional.ofNullable(changeStatus()));
    }

    private @Nullable ChangeStatus changeStatus() {
        return change == null ? null : change.status();
    }
}

package org.emailchange.query.status;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.PreviousEmail;
import org.emailchange.api.query.Versioned;
import org.jspecify.annotations.Nullable;

/** An account's row with a change of it, as they stood at the same moment. */
record StatusRow(StatusView account, @Nullable ChangeView change) {
    long version() {
        return account.version();
    }

    /** What it means at this time: a lock, a hold or a chance to undo that is over is not told of. */
    EmailStatus at(Instant now, List<PreviousEmail> previous) {
        var lastChange = changeStatus();
        return new EmailStatus(
                account.getId().toString(),
                account.email(),
                account.verified(),
                account.verifiedOn(),
                lastChange == null ? EmailStatus.NONE : lastChange.state().name(),
                lastChange,
                account.failuresAt(now),
                account.lockedUntil(now),
                account.holdUntil(now),
                account.undoUntil(now),
                previous);
    }

    Versioned<ChangeStatus> versionedChange() {
        return new Versioned<>(version(), Objects.requireNonNull(changeStatus()));
    }

    private @Nullable ChangeStatus changeStatus() {
        return change == null ? null : change.status();
    }
}

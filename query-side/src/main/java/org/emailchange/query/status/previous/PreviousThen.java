package org.emailchange.query.status.previous;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.query.PreviousEmail;

/** The addresses that one account had up to a moment in the past. */
public final class PreviousThen {
    private final PreviousFold.Alone fold = new PreviousFold.Alone();

    /** Goes on to the next event of the account. */
    public void apply(DomainEventMessage<?> event) {
        fold.apply(event);
    }

    /** Newest first. */
    public List<PreviousEmail> emails() {
        return fold.previous();
    }
}

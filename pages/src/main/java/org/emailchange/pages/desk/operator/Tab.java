package org.emailchange.pages.desk.operator;

import java.time.Instant;
import java.util.List;
import org.emailchange.command.mail.outbox.UndeliveredMails;
import org.jspecify.annotations.Nullable;

/**
 * The mails of one state.
 *
 * @param count how many there are
 * @param oldest since when the first of them should be out, where there are any
 */
record Tab(String state, long count, @Nullable Instant oldest) {

    /** One for each state, whether there are any or not. */
    static List<Tab> of(List<UndeliveredMails.Count> counts) {
        return UndeliveredMails.STATES.stream().map(state -> of(state, counts)).toList();
    }

    private static Tab of(String state, List<UndeliveredMails.Count> counts) {
        return counts.stream()
                .filter(count -> count.state().equals(state))
                .findFirst()
                .map(count -> new Tab(state, count.count(), count.oldest()))
                .orElseGet(() -> new Tab(state, 0, null));
    }
}

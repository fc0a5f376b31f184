package org.emailchange.query.status;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The mails of a change, in the order in which they were called for. */
final class MailEntries {
    private MailEntries() {}

    static List<MailEntry> with(List<MailEntry> entries, MailEntry newest) {
        var others = entries.stream().filter(entry -> !entry.hasSamePlaceAs(newest));
        return Stream.concat(others, Stream.of(newest)).toList();
    }

    /** News of a mail that a newer one has replaced concerns nobody any more. */
    static List<MailEntry> updated(List<MailEntry> entries, String mailId, UnaryOperator<MailEntry> update) {
        return entries.stream()
                .map(entry -> entry.mailId().equals(mailId) ? update.apply(entry) : entry)
                .toList();
    }
}

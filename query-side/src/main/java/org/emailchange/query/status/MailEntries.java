package org.emailchange.query.status;

import java.util.List;
import java.util.stream.Stream;

/** The mails of a change, in the order in which they were called for. */
final class MailEntries {
    private MailEntries() {}

    static List<MailEntry> with(List<MailEntry> entries, MailEntry newest) {
        var others = entries.stream().filter(entry -> !entry.hasSamePlaceAs(newest));
        return Stream.concat(others, Stream.of(newest)).toList();
    }

    /** The links before are dead, so that a mail with one that is not out yet is held back. */
    static List<MailEntry> withoutHeldBack(List<MailEntry> entries) {
        return entries.stream().filter(entry -> !entry.isHeldBack()).toList();
    }

    /** News of a mail that a newer one has replaced concerns nobody; what was held back too late did go out. */
    static List<MailEntry> updated(List<MailEntry> entries, MailEntry news) {
        return entries.stream().anyMatch(news::hasSamePlaceAs)
                ? entries.stream()
                        .map(entry -> entry.mailId().equals(news.mailId()) ? news : entry)
                        .toList()
                : with(entries, news);
    }
}

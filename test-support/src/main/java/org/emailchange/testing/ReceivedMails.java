package org.emailchange.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What the server accepted, and how often somebody tried. */
final class ReceivedMails {
    private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();

    void attempted(String recipient) {
        attempts.add(recipient);
    }

    void add(ReceivedMail mail) {
        mails.add(mail);
    }

    void clear() {
        mails.clear();
        attempts.clear();
    }

    List<ReceivedMail> all() {
        return List.copyOf(mails);
    }

    List<ReceivedMail> matching(Predicate<ReceivedMail> fits) {
        return mails.stream().filter(fits).toList();
    }

    int attemptsTo(String recipient) {
        return (int) attempts.stream().filter(recipient::equalsIgnoreCase).count();
    }
}

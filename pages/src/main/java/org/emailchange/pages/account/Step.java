package org.emailchange.pages.account;

import java.util.Locale;
import org.emailchange.api.MailState;
import org.emailchange.api.query.ChangeStatus;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox that a change goes through, as the page shows it.
 *
 * @param key the key of its texts
 * @param tone the look of its sign
 * @param address which mailbox
 * @param error what is wrong with its mail, in words
 */
record Step(
        String key, String tone, String address, @Nullable String error) {

    static Step of(ChangeStatus.Mail mail, boolean confirmed, String address) {
        var kind = mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return confirmed
                ? new Step(kind + ".confirmed", "done", address, null)
                : new Step(kind + "." + key(mail.state()), tone(mail.state()), address, mail.error());
    }

    private static String key(MailState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String tone(MailState state) {
        return switch (state) {
            case PENDING, SENT -> "waiting";
            case DELAYED, FAILED -> "stopped";
        };
    }
}

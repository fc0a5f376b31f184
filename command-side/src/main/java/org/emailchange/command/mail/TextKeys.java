package org.emailchange.command.mail;

import java.util.Locale;

/** How code names things in the texts of mails. */
final class TextKeys {

    private TextKeys() {}

    /** {@code CONFIRM_NEW} is {@code confirm-new} in templates and texts. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.emailchange.command.mail;

import java.util.List;
import java.util.Locale;

/** The languages that mails are written in, and how code names things in their texts. */
final class Languages {

    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.forLanguageTag("ne"));

    private Languages() {}

    /** The one that a person of this language reads best; English if we write none of theirs. */
    static Locale best(Locale wished) {
        return ALL.stream()
                .filter(ours -> ours.getLanguage().equals(wished.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** {@code CONFIRM_NEW} is {@code confirm-new} in templates and texts. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

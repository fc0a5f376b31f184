package org.emailchange.web.page;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of pages and mails. */
public final class Languages {

    /** All of them; the first is that of an account that was opened without one. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.forLanguageTag("ne"));

    /** The name of the query parameter that asks for a language, and of the cookie that keeps it. */
    static final String PARAMETER = "lang";

    private Languages() {}

    /** The language of a BCP 47 tag such as {@code ne} or {@code ne-NP}; empty where it is none of these. */
    public static Optional<Locale> of(String tag) {
        try {
            var wished = new Locale.Builder().setLanguageTag(tag).build();
            return ALL.stream()
                    .filter(language -> language.getLanguage().equals(wished.getLanguage()))
                    .findFirst();
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }
}

package org.emailchange.web.page;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that the owners of accounts can be written to in. */
public final class Languages {

    /** All of them; the first is what an account has that was given none. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.forLanguageTag("ne"));

    private Languages() {}

    /** The one that a tag as in BCP 47 asks for, such as {@code ne} or {@code ne-NP}; nothing where it is none of ours. */
    public static Optional<Locale> of(String tag) {
        try {
            var wished = new Locale.Builder().setLanguageTag(tag).build();
            return ALL.stream()
                    .filter(ours -> ours.getLanguage().equals(wished.getLanguage()))
                    .findFirst();
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }
}

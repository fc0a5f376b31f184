package org.emailchange.web.problem;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the catalogue, in the caller's language where there is one and in English otherwise. */
final class ProblemTexts {

    private static final String BUNDLE = "org.emailchange.web.problem.problems";

    /** Without it the language of the server would be the second choice. */
    private static final Control ENGLISH_OTHERWISE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    ProblemTexts(Locale locale) {
        this.texts = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_OTHERWISE);
    }

    String title(ProblemType type) {
        return texts.getString(type.slug() + ".title");
    }

    String detail(ProblemType type) {
        return texts.getString(type.slug() + ".detail");
    }

    String incident() {
        return texts.getString("incident");
    }

    /** The language of the texts found, as HTML names it. */
    String language() {
        var language = texts.getLocale().toLanguageTag();
        return language.equals("und") ? "en" : language;
    }
}

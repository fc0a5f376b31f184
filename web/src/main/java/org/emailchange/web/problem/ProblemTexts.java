package org.emailchange.web.problem;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.stereotype.Component;

/** The texts of problems, in the reader's language where there is one and in English otherwise. */
@Component("problemTexts")
public class ProblemTexts {

    /** Without it the language of the server would be the second choice. */
    private static final Control ENGLISH_OTHERWISE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /**
     * A problem in words.
     *
     * @param title what is wrong
     * @param detail what to do next
     * @param language the language of both, as HTML names it
     */
    public record Text(String title, String detail, String language) {}

    /** The texts of this type, for the developer of a client. */
    public Text of(ProblemType type, Locale locale) {
        return text(type, "", locale);
    }

    /** The texts of this type for a page that a person reads, where they have to be others. */
    Text ofPage(ProblemType type, Locale locale) {
        var hasOwn = bundle(type, locale).containsKey(type.code() + ".page.title");
        return text(type, hasOwn ? ".page" : "", locale);
    }

    private static Text text(ProblemType type, String audience, Locale locale) {
        var texts = bundle(type, locale);
        return new Text(
                texts.getString(type.code() + audience + ".title"),
                texts.getString(type.code() + audience + ".detail"),
                texts.getLocale().equals(Locale.ROOT) ? "en" : texts.getLocale().toLanguageTag());
    }

    /** A text of the frame around a problem. */
    String frame(String key, Locale locale) {
        return bundle(GeneralProblem.INTERNAL, locale).getString(key);
    }

    private static ResourceBundle bundle(ProblemType type, Locale locale) {
        var owner = type.getClass();
        return ResourceBundle.getBundle(
                owner.getPackageName() + ".problems", locale, owner.getClassLoader(), ENGLISH_OTHERWISE);
    }
}

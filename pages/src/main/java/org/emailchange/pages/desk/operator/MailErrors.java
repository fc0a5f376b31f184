package org.emailchange.pages.desk.operator;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What went wrong with a mail, in the reader's language. Events have it in English, in sentences of ours with a code in
 * brackets or a number; each is looked up by its words.
 */
@Component("mailErrors")
public class MailErrors {

    private static final Pattern SENTENCE = Pattern.compile("([A-Z][^.(]*)(?:\\(([^)]*)\\))?\\.");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final MessageSource texts;

    MailErrors(MessageSource texts) {
        this.texts = texts;
    }

    /** The same sentences; in English where one is not known. */
    public String words(String error, Locale language) {
        return SENTENCE.matcher(error).replaceAll(sentence -> Matcher.quoteReplacement(words(sentence, language)));
    }

    private String words(MatchResult sentence, Locale language) {
        var words = sentence.group(1).strip();
        var number = NUMBER.matcher(words);
        var detail = sentence.group(2) == null && number.find() ? number.group() : sentence.group(2);
        var key = NUMBER.matcher(words)
                .replaceAll("")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-");
        var details = detail == null ? null : new Object[] {detail};
        var found = texts.getMessage("mail-error." + key, details, null, language);
        return found == null ? sentence.group() : found;
    }
}

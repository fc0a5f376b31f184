package org.emailchange.standalone.browser;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What pages say, by the keys of their texts. */
record Texts(Locale language) {

    private static final List<String> NAMES = List.of(
            "org.emailchange.pages.link.texts", "org.emailchange.pages.texts", "org.emailchange.pages.desk.texts");

    static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    String of(String key, Object... arguments) {
        var text = NAMES.stream()
                .map(this::bundle)
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow()
                .getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

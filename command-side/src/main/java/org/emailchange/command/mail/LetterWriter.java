package org.emailchange.command.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a mail in the language of its account. */
@Component
class LetterWriter {

    private final Accounts accounts;
    private final MailLinks links;
    private final Templates templates;
    private final MailSettings settings;

    LetterWriter(Accounts accounts, MailLinks links, Templates templates, MailSettings settings) {
        this.accounts = accounts;
        this.links = links;
        this.templates = templates;
        this.settings = settings;
    }

    /** @throws LinkLost if the key of a link is not in use any more */
    Letter write(MailOrder order, MailOrder.Content content) {
        var account = accounts.find(order.account());
        var language = account.map(Account::language).orElse(Locale.ENGLISH);
        Map<String, @Nullable Object> words =
                new HashMap<>(new FactWords(language, settings.zone()).of(content.facts()));
        words.put("side", TextKeys.key(order.to()));
        words.put("account", account.map(Account::maskedUsername).orElse("***"));
        words.put("contact", settings.contact());
        words.put("links", urls(order, content));
        return templates.render(order.kind(), language, words);
    }

    private Map<String, String> urls(MailOrder order, MailOrder.Content content) {
        Map<String, String> urls = new HashMap<>();
        var change = order.change();
        if (change != null) {
            for (var link : content.links()) {
                var url = links.url(link, order.account(), change, content.recipient());
                urls.put(TextKeys.key(link.purpose()), url);
            }
        }
        return urls;
    }
}

package org.emailchange.command.mail.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.command.change.LinkSigner;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.web.SharedSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a mail into words, in the language of its account. */
@Component
public class MailRenderer {

    private final Accounts accounts;
    private final LinkTokens tokens;
    private final String baseUrl;
    private final MailTemplates templates;
    private final MailSettings settings;

    MailRenderer(Accounts accounts, LinkTokens tokens, MailSettings settings, SharedSettings shared) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.baseUrl = shared.baseUrl().toString();
        this.templates = new MailTemplates(settings.templates());
        this.settings = settings;
    }

    /** A mail in words, as plain text and as HTML. */
    public record RenderedMail(Locale language, String subject, String text, String html) {}

    /** @throws LinkTokens.KeyRetired if the key of a link is no longer in use */
    public RenderedMail render(
            MailKind kind, Side to, AccountId accountId, @Nullable ChangeId change, MailModel model) {
        var account = accounts.find(accountId);
        var language = account.map(Account::language).orElse(Locale.ENGLISH);
        var variables = model.variables(language, settings.zone());
        variables.put("side", MailTemplates.key(to));
        variables.put("account", account.map(Account::maskedUsername).orElse("***"));
        variables.put("contact", settings.contact());
        var linksOf = model.linksOf() == null ? change : new ChangeId(model.linksOf());
        variables.put("links", linksOf == null ? Map.of() : urls(accountId, linksOf, model));
        return templates.fill(kind, language, variables);
    }

    /** The links by what they are for, such as {@code confirm-new}. */
    private Map<String, String> urls(AccountId account, ChangeId change, MailModel model) {
        var bond = new LinkSigner.Bond(account, change, new EmailAddress(model.recipient()));
        Map<String, String> urls = new HashMap<>();
        for (var link : model.links()) {
            var token = tokens.recompute(link, bond);
            urls.put(MailTemplates.key(link.purpose()), url(baseUrl, link.purpose(), token.value()));
        }
        return urls;
    }

    /** Starts with the setting alone, whatever host a request names; a token needs no escaping in a URL. */
    static String url(String baseUrl, LinkPurpose purpose, String token) {
        var base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return base + purpose.page() + "?token=" + token;
    }
}

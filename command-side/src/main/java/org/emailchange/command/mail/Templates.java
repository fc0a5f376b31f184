package org.emailchange.command.mail;

import java.util.Locale;
import java.util.Map;
import org.emailchange.api.MailKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Fills the templates of mails. */
@Component
class Templates {

    private final MessageSource texts;
    private final ITemplateEngine engine;

    Templates(MailSettings settings) {
        this.texts = TemplateFiles.texts(settings.templates());
        this.engine = TemplateFiles.engine(settings.templates(), texts);
    }

    Letter render(MailKind kind, Locale language, Map<String, @Nullable Object> words) {
        var name = TextKeys.key(kind);
        var context = new Context(language, words);
        var subject = texts.getMessage(name + ".subject", null, language);
        context.setVariable("subject", subject);
        return new Letter(
                language,
                subject,
                PlainText.tidy(engine.process(name + ".txt", context)),
                engine.process(name + ".html", context));
    }
}

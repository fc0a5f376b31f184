package org.emailchange.command.mail.message;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.emailchange.api.MailKind;
import org.emailchange.command.mail.message.MailRenderer.RenderedMail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * The templates and texts of mails: those in the operator's directory first, then the built-in ones. The engine is not a
 * bean, because it would replace that of the pages.
 */
final class MailTemplates {

    private static final String BUILT_IN = "templates/mail/";
    private static final int SECONDS_BETWEEN_LOOKS = 10;
    private static final int WIDTH = 72;

    private final MessageSource texts;
    private final ITemplateEngine engine;

    MailTemplates(@Nullable Path directory) {
        this.texts = texts(directory);
        this.engine = engine(directory, texts);
    }

    RenderedMail fill(MailKind kind, Locale language, Map<String, @Nullable Object> variables) {
        var name = key(kind);
        var context = new Context(language, variables);
        var subject = texts.getMessage(name + ".subject", null, language);
        context.setVariable("subject", subject);
        return new RenderedMail(
                language,
                subject,
                tidy(engine.process(name + ".txt", context)),
                engine.process(name + ".html", context));
    }

    /** What a constant is called in templates and texts: {@code CONFIRM_NEW} is {@code confirm-new}. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Tidies a filled text: no empty lines at the ends nor two in a row, and no line longer than 72 characters, unless it is
     * one long word.
     */
    static String tidy(String text) {
        var lines = text.strip().lines().map(MailTemplates::wrap).collect(Collectors.joining("\n"));
        return lines.replaceAll("\n{3,}", "\n\n") + "\n";
    }

    private static String wrap(String line) {
        var wrapped = new StringBuilder();
        int column = 0;
        for (var word : line.strip().split(" +")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }

    private static MessageSource texts(@Nullable Path directory) {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        if (directory != null) {
            texts.addBasenames(directory.toUri() + "mail");
            texts.setCacheSeconds(SECONDS_BETWEEN_LOOKS);
        }
        texts.addBasenames("classpath:" + BUILT_IN + "mail");
        return texts;
    }

    private static ITemplateEngine engine(@Nullable Path directory, MessageSource texts) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(texts);
        engine.setEnableSpringELCompiler(true);
        if (directory != null) {
            var prefix = directory.toAbsolutePath() + "/";
            engine.addTemplateResolver(resolver(new FileTemplateResolver(), prefix, TemplateMode.TEXT, 1));
            engine.addTemplateResolver(resolver(new FileTemplateResolver(), prefix, TemplateMode.HTML, 2));
        }
        engine.addTemplateResolver(resolver(new ClassLoaderTemplateResolver(), BUILT_IN, TemplateMode.TEXT, 3));
        engine.addTemplateResolver(resolver(new ClassLoaderTemplateResolver(), BUILT_IN, TemplateMode.HTML, 4));
        return engine;
    }

    private static AbstractConfigurableTemplateResolver resolver(
            AbstractConfigurableTemplateResolver resolver, String prefix, TemplateMode mode, int order) {
        resolver.setPrefix(prefix);
        resolver.setResolvablePatterns(Set.of(mode == TemplateMode.TEXT ? "*.txt" : "*.html"));
        resolver.setTemplateMode(mode);
        resolver.setForceTemplateMode(true);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCheckExistence(true);
        resolver.setCacheTTLMs(SECONDS_BETWEEN_LOOKS * 1000L);
        resolver.setOrder(order);
        return resolver;
    }
}

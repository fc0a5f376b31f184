package org.emailchange.command.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * Where templates and texts are found: in the operator's directory first, else among the built-in ones. The engine is not a
 * bean, or it would take the place of the one for pages.
 */
final class TemplateFiles {

    private static final String BUILT_IN = "templates/mail/";
    private static final int SECONDS_BETWEEN_LOOKS = 10;

    private TemplateFiles() {}

    static MessageSource texts(@Nullable Path directory) {
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

    static ITemplateEngine engine(@Nullable Path directory, MessageSource texts) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(texts);
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

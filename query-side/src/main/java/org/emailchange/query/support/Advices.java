package org.emailchange.query.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.emailchange.api.query.EmailStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Says what to tell the customer. Sentences may name: {0} when links run out, {1} end of lock, {2} of hold, {3} of undo. */
@Component
class Advices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    Advices() {
        texts.setBasename("org.emailchange.query.support.advice");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    List<Advice> on(EmailStatus status, Locale language) {
        var change = status.change();
        var times = new Object[] {
            time(change == null ? null : change.expiresAt()),
            time(status.lockedUntil()),
            time(status.holdUntil()),
            time(status.undoUntil())
        };
        return Situations.of(status).stream()
                .map(situation -> new Advice(situation, texts.getMessage(situation.name(), times, language)))
                .toList();
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}

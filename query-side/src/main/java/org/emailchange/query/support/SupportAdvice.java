package org.emailchange.query.support;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.web.page.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The sentences to tell the customer, one for each situation that {@link SituationFinder} finds. In {@code
 * advice.properties}, {0} is when links expire, {1} the end of a lock, {2} of a hold, {3} of the time to undo.
 */
@Component
class SupportAdvice {
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    private final TimeFormats times;

    SupportAdvice(TimeFormats times) {
        this.times = times;
        texts.setBasename("org.emailchange.query.support.advice");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    List<FindSupportCase.Advice> on(EmailStatus status, Locale language) {
        var change = status.change();
        var moments = new Object[] {
            time(change == null ? null : change.expiresAt()),
            time(status.lockedUntil()),
            time(status.holdUntil()),
            time(status.undoUntil())
        };
        return SituationFinder.of(status).stream()
                .map(situation ->
                        new FindSupportCase.Advice(situation, texts.getMessage(situation.name(), moments, language)))
                .toList();
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : times.isoDateTime(instant);
    }
}

package org.emailchange.command.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail's facts as its templates want them. What a client says of itself is let through only in a form that is inert. */
final class FactWords {

    private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final DateTimeFormatter times;

    FactWords(Locale language, ZoneId zone) {
        this.times = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone);
    }

    Map<String, @Nullable Object> of(MailFacts facts) {
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("at", time(facts.at()));
        words.put("other", facts.other());
        words.put("expires", time(facts.expiresAt()));
        words.put("hold", time(facts.holdUntil()));
        words.put("undo", time(facts.undoUntil()));
        words.put("locked", time(facts.lockedUntil()));
        words.put("shown", key(facts.authenticatedBy()));
        words.put("reason", facts.ended() == null ? key(facts.locked()) : key(facts.ended()));
        words.put("from", networkAddress(facts.from()));
        words.put(
                "device",
                facts.agent() == null ? null : Device.of(facts.agent()).orElse(null));
        return words;
    }

    private @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : times.format(instant);
    }

    private static @Nullable String key(@Nullable Enum<?> constant) {
        return constant == null ? null : TextKeys.key(constant);
    }

    private static @Nullable String networkAddress(@Nullable String from) {
        return from != null && NETWORK_ADDRESS.matcher(from).matches() ? from : null;
    }
}

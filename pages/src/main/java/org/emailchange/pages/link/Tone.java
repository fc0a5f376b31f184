package org.emailchange.pages.link;

import java.util.Locale;

/** What the sign above an outcome says at a glance; the text says it as well. */
enum Tone {
    DONE,
    WAITING,
    STOPPED;

    /** What templates call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tone of(String outcome) {
        return switch (outcome) {
            case "approved", "revoked", "refused", "undone", "token-used", "taken-back" -> DONE;
            case "waiting-new", "waiting-current", "resent", "resend-too-soon", "unavailable" -> WAITING;
            default -> STOPPED;
        };
    }
}

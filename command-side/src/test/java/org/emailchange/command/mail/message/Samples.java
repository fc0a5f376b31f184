package org.emailchange.command.mail.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.web.page.Languages;

/** Every kind of mail, in every language. */
record Samples(MailKind kind, Side side, Locale language, MailModel model) {

    private static final Instant AT = Instant.parse("2026-11-21T04:48:00Z");
    private static final String AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    static Stream<Samples> all() {
        return Languages.ALL.stream()
                .flatMap(language -> Stream.of(
                        sample(MailKind.CONFIRM_NEW, Side.NEW, language, asked(null)),
                        sample(MailKind.CONFIRM_CURRENT, Side.CURRENT, language, asked(AGENT)),
                        sample(MailKind.REQUEST_NOTICE, Side.CURRENT, language, asked(AGENT)),
                        sample(MailKind.APPROVED, Side.NEW, language, approved(null)),
                        sample(MailKind.APPROVED_FORMER, Side.FORMER, language, approved(AGENT)),
                        sample(MailKind.DECLINED, Side.NEW, language, ended(EndReason.ADDRESS_TAKEN)),
                        sample(MailKind.DECLINED, Side.CURRENT, language, ended(EndReason.ADDRESS_TAKEN)),
                        sample(MailKind.CANCELLED, Side.NEW, language, ended(EndReason.OWNER)),
                        sample(MailKind.CANCELLED, Side.NEW, language, ended(EndReason.REVOKED)),
                        sample(MailKind.CANCELLED, Side.NEW, language, ended(EndReason.REFUSED)),
                        sample(MailKind.CANCELLED, Side.NEW, language, ended(EndReason.CREDENTIALS_CHANGED)),
                        sample(MailKind.CANCELLED, Side.CURRENT, language, ended(EndReason.OWNER)),
                        sample(MailKind.CANCELLED, Side.CURRENT, language, ended(EndReason.REVOKED)),
                        sample(MailKind.CANCELLED, Side.CURRENT, language, ended(EndReason.REFUSED)),
                        sample(MailKind.CANCELLED, Side.CURRENT, language, ended(EndReason.CREDENTIALS_CHANGED)),
                        sample(MailKind.EXPIRED, Side.NEW, language, ended(null)),
                        sample(MailKind.EXPIRED, Side.CURRENT, language, ended(null)),
                        sample(MailKind.UNDONE, Side.NEW, language, ended(null)),
                        sample(MailKind.UNDONE, Side.FORMER, language, ended(null)),
                        sample(MailKind.LOCKED, Side.CURRENT, language, locked(LockReason.FAILED_ATTEMPTS)),
                        sample(MailKind.LOCKED, Side.CURRENT, language, locked(LockReason.UNDONE)),
                        sample(MailKind.LOCKED, Side.CURRENT, language, locked(LockReason.CREDENTIAL_DISOWNED)),
                        sample(MailKind.PASSKEY_ADDED, Side.CURRENT, language, credential("password")),
                        sample(MailKind.PASSKEY_REMOVED, Side.CURRENT, language, credential("new-passkey")),
                        sample(MailKind.PASSWORD_SET, Side.CURRENT, language, credential(null)),
                        sample(MailKind.ADDRESS_ASKED_FOR, Side.CURRENT, language, model(Map.of(), null, null, null))));
    }

    /** What the templates are given. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>(model.variables(language, ZoneId.of("UTC")));
        variables.put("side", MailTemplates.key(side));
        variables.put("account", "a***");
        variables.put("contact", "help@wallet.example");
        variables.put(
                "links",
                Map.of(
                        "confirm-new", "https://wallet.example/verify?token=k1.one.two",
                        "confirm-current", "https://wallet.example/verify?token=k1.one.two",
                        "revoke", "https://wallet.example/revoke?token=k1.three.four",
                        "refuse", "https://wallet.example/revoke?token=k1.seven.eight",
                        "undo", "https://wallet.example/undo?token=k1.five.six",
                        "confirm-passkey", "https://wallet.example/verify?token=k1.one.two",
                        "disown-credential", "https://wallet.example/revoke?token=k1.three.four"));
        return variables;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(language.toLanguageTag(), MailTemplates.key(kind)));
        parts.add(MailTemplates.key(side));
        if (model.reason() != null) {
            parts.add(model.reason());
        }
        return String.join("-", parts);
    }

    private static Samples sample(MailKind kind, Side side, Locale language, MailModel model) {
        return new Samples(kind, side, language, model);
    }

    private static MailModel asked(String agent) {
        return model(Map.of("expires", AT.plus(Duration.ofHours(24))), "password", null, agent);
    }

    private static MailModel approved(String agent) {
        return model(
                Map.of("hold", AT.plus(Duration.ofHours(24)), "undo", AT.plus(Duration.ofDays(7))), null, null, agent);
    }

    private static MailModel ended(EndReason reason) {
        return model(Map.of(), null, reason, null);
    }

    private static MailModel locked(LockReason reason) {
        return model(Map.of("locked", AT.plus(Duration.ofMinutes(30))), null, reason, null);
    }

    private static MailModel credential(String shown) {
        return model(Map.of("trusted", AT.plus(Duration.ofDays(7))), shown, null, AGENT);
    }

    private static MailModel model(Map<String, Instant> times, String shown, Enum<?> reason, String agent) {
        return new MailModel(
                "alice@example.org",
                List.of(),
                AT,
                "j***@e***.com",
                times,
                shown,
                reason == null ? null : MailTemplates.key(reason),
                agent == null ? null : "192.0.2.17",
                agent,
                null);
    }
}

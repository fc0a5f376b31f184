package org.emailchange.command.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.web.page.Languages;

/** Every mail that there is, in every language. */
record Samples(MailKind kind, Side side, Locale language, MailFacts facts) {

    private static final Instant AT = Instant.parse("2026-11-21T04:48:00Z");
    private static final String AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    static Stream<Samples> all() {
        return Languages.ALL.stream()
                .flatMap(language -> Stream.of(
                        sample(MailKind.CONFIRM_NEW, Side.NEW, language, asked()),
                        sample(MailKind.CONFIRM_CURRENT, Side.CURRENT, language, asked().from(origin())),
                        sample(MailKind.REQUEST_NOTICE, Side.CURRENT, language, asked().from(origin())),
                        sample(MailKind.APPROVED, Side.NEW, language, approved()),
                        sample(
                                MailKind.APPROVED_FORMER,
                                Side.FORMER,
                                language,
                                approved().from(origin())),
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
                        sample(MailKind.EXPIRED, Side.NEW, language, plain()),
                        sample(MailKind.EXPIRED, Side.CURRENT, language, plain()),
                        sample(MailKind.UNDONE, Side.NEW, language, plain()),
                        sample(MailKind.UNDONE, Side.FORMER, language, plain()),
                        sample(MailKind.LOCKED, Side.CURRENT, language, locked(LockReason.FAILED_ATTEMPTS)),
                        sample(MailKind.LOCKED, Side.CURRENT, language, locked(LockReason.UNDONE)),
                        sample(MailKind.ADDRESS_ASKED_FOR, Side.CURRENT, language, MailFacts.at(AT))));
    }

    /** What the templates are given. */
    Map<String, Object> words() {
        Map<String, Object> words = new HashMap<>(new FactWords(language, ZoneId.of("UTC")).of(facts));
        words.put("side", TextKeys.key(side));
        words.put("account", "a***");
        words.put("contact", "help@wallet.example");
        words.put(
                "links",
                Map.of(
                        "confirm-new", "https://wallet.example/verify?token=k1.one.two",
                        "confirm-current", "https://wallet.example/verify?token=k1.one.two",
                        "revoke", "https://wallet.example/revoke?token=k1.three.four",
                        "refuse", "https://wallet.example/revoke?token=k1.seven.eight",
                        "undo", "https://wallet.example/undo?token=k1.five.six"));
        return words;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(language.toLanguageTag(), TextKeys.key(kind)));
        parts.add(TextKeys.key(side));
        if (facts.ended() != null) {
            parts.add(TextKeys.key(facts.ended()));
        }
        if (facts.locked() != null) {
            parts.add(TextKeys.key(facts.locked()));
        }
        return String.join("-", parts);
    }

    private static Samples sample(MailKind kind, Side side, Locale language, MailFacts facts) {
        return new Samples(kind, side, language, facts);
    }

    private static MailFacts plain() {
        return MailFacts.at(AT).other("j***@e***.com");
    }

    private static MailFacts asked() {
        return plain().asked(Authentication.PASSWORD, AT.plus(Duration.ofHours(24)));
    }

    private static MailFacts approved() {
        return plain().inForce(AT.plus(Duration.ofHours(24)), AT.plus(Duration.ofDays(7)));
    }

    private static MailFacts ended(EndReason reason) {
        return plain().ended(reason);
    }

    private static MailFacts locked(LockReason reason) {
        return MailFacts.at(AT).locked(reason, AT.plus(Duration.ofMinutes(30)));
    }

    private static Origin origin() {
        return new Origin(new Personal("subject", "192.0.2.17"), new Personal("subject", AGENT), null);
    }
}

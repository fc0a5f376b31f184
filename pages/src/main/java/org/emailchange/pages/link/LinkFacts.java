package org.emailchange.pages.link;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.Locale;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.InspectLink;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells about a link. Whoever opened it reads the mailbox that it went to, and nothing else: the address of
 * the other side is masked.
 *
 * @param purpose the key of its texts
 * @param account the account's name, masked
 * @param own the address that the mail went to
 * @param other the address of the other side, masked; nothing where there is none
 * @param expiresAt when the link runs out
 */
record LinkFacts(
        String purpose,
        String account,
        String own,
        @Nullable String other,
        Instant expiresAt,
        ZoneId zone) {

    static LinkFacts of(InspectLink.Result link, String account, ZoneId zone) {
        return switch (link.purpose()) {
            case CONFIRM_NEW -> fromNew("confirm-new", link, account, zone);
            case REFUSE -> fromNew("refuse", link, account, zone);
            case CONFIRM_CURRENT -> fromCurrent("confirm-current", link, account, zone);
            case REVOKE -> fromCurrent("revoke", link, account, zone);
            case UNDO -> fromCurrent("undo", link, account, zone);
        };
    }

    private static LinkFacts fromNew(String purpose, InspectLink.Result link, String account, ZoneId zone) {
        var other = link.currentEmail();
        return new LinkFacts(
                purpose,
                account,
                link.newEmail().value(),
                other == null ? null : other.masked(),
                link.expiresAt(),
                zone);
    }

    private static LinkFacts fromCurrent(String purpose, InspectLink.Result link, String account, ZoneId zone) {
        var current = link.currentEmail();
        var own = current == null ? "" : current.value();
        return new LinkFacts(purpose, account, own, link.newEmail().masked(), link.expiresAt(), zone);
    }

    /** How mail servers write the domain of the own address, where that is not how it was typed. */
    public @Nullable String ownDomain() {
        return own.isEmpty() ? null : new EmailAddress(own).asciiDomain().orElse(null);
    }

    /** The end of the link in the reader's language. */
    public String until(Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone)
                .format(expiresAt);
    }
}

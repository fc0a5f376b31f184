package org.emailchange.command.mail.message;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.PasskeyAdded;
import org.emailchange.api.event.PasskeyRemoved;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/**
 * Which mails an event calls for, and what each of them says. No mail shows the other address in full, and an unverified
 * mailbox does not learn where a request came from.
 */
public final class MailPolicy {

    private static final List<LinkPurpose> LINKS_TO_NEW = List.of(LinkPurpose.CONFIRM_NEW, LinkPurpose.REFUSE);
    private static final List<LinkPurpose> LINKS_TO_CURRENT = List.of(LinkPurpose.CONFIRM_CURRENT, LinkPurpose.REVOKE);
    private static final Map<Class<?>, Function<EmailChangeEvent, Stream<@Nullable Mail>>> RULES = new HashMap<>();

    static {
        on(EmailChangeRequested.class, MailPolicy::requested);
        on(VerificationResent.class, MailPolicy::resent);
        on(EmailChangeApproved.class, MailPolicy::approved);
        on(EmailChangeDeclined.class, MailPolicy::declined);
        on(EmailChangeCancelled.class, MailPolicy::cancelled);
        on(EmailChangeExpired.class, MailPolicy::expired);
        on(LaterChangeNotified.class, MailPolicy::laterChange);
        on(EmailChangeUndone.class, MailPolicy::undone);
        on(AccountLocked.class, MailPolicy::locked);
        on(OwnerNotified.class, MailPolicy::ownerNotified);
        on(PasskeyAdded.class, MailPolicy::passkeyAdded);
        on(PasskeyRemoved.class, MailPolicy::passkeyRemoved);
        on(CredentialsChanged.class, MailPolicy::passwordSet);
    }

    private MailPolicy() {}

    /**
     * A mail that an event calls for.
     *
     * @param kind what it is about
     * @param to the mailbox
     * @param model what it says
     */
    public record Mail(MailKind kind, Side to, MailModel model) {

        private Mail withClient(MetaData metaData) {
            return to == Side.NEW ? this : new Mail(kind, to, model.withClient(metaData));
        }
    }

    /**
     * What all mails of an event say.
     *
     * @see MailModel
     */
    private record Facts(
            Instant at,
            Map<String, Instant> times,
            @Nullable Enum<?> shown,
            @Nullable Enum<?> reason) {}

    /**
     * The mails that an event calls for, at most one of a kind to a side.
     *
     * @param metaData of the event; says which client the request came from, as far as is known
     */
    public static List<Mail> mailsFor(EmailChangeEvent event, MetaData metaData) {
        return RULES.getOrDefault(event.getClass(), none -> Stream.empty())
                .apply(event)
                .filter(Objects::nonNull)
                .map(mail -> mail.withClient(metaData))
                .toList();
    }

    /** The events that call for mails; a test asks of every other event whether it is meant to call for none. */
    public static Set<Class<?>> events() {
        return Set.copyOf(RULES.keySet());
    }

    private static <E extends EmailChangeEvent> void on(Class<E> event, Function<E, Stream<@Nullable Mail>> rule) {
        RULES.put(event, e -> rule.apply(event.cast(e)));
    }

    private static Stream<@Nullable Mail> requested(EmailChangeRequested e) {
        var facts = new Facts(e.requestedAt(), Map.of("expires", e.expiresAt()), e.authenticatedBy(), null);
        return Stream.of(
                toNew(e.newEmail(), e.currentEmail(), e.links(), facts),
                toCurrent(e.currentEmail(), e.newEmail(), e.awaiting(), e.links(), facts));
    }

    /** A side that has confirmed already has no link among these, and gets no mail. */
    private static Stream<@Nullable Mail> resent(VerificationResent e) {
        var facts = new Facts(e.resentAt(), Map.of("expires", e.expiresAt()), null, null);
        var awaitsNew = e.awaiting().contains(Side.NEW);
        var hasLinkForCurrent = !only(LINKS_TO_CURRENT, e.links()).isEmpty();
        return Stream.of(
                awaitsNew ? toNew(e.newEmail(), e.currentEmail(), e.links(), facts) : null,
                hasLinkForCurrent ? toCurrent(e.currentEmail(), e.newEmail(), e.awaiting(), e.links(), facts) : null);
    }

    private static Stream<@Nullable Mail> approved(EmailChangeApproved e) {
        var undo = e.undoUntil();
        var times = undo == null ? Map.of("hold", e.holdUntil()) : Map.of("hold", e.holdUntil(), "undo", undo);
        var facts = new Facts(e.approvedAt(), times, null, null);
        return Stream.of(
                mail(MailKind.APPROVED, Side.NEW, e.email(), e.formerEmail(), List.of(), facts),
                mail(MailKind.APPROVED_FORMER, Side.FORMER, e.formerEmail(), e.email(), e.links(), facts));
    }

    private static Stream<@Nullable Mail> declined(EmailChangeDeclined e) {
        return ended(
                MailKind.DECLINED,
                e.newEmail(),
                e.currentEmail(),
                new Facts(e.declinedAt(), Map.of(), null, e.reason()));
    }

    /** A newer request has mails of its own. */
    private static Stream<@Nullable Mail> cancelled(EmailChangeCancelled e) {
        return e.reason() == EndReason.SUPERSEDED
                ? Stream.empty()
                : ended(
                        MailKind.CANCELLED,
                        e.newEmail(),
                        e.currentEmail(),
                        new Facts(e.cancelledAt(), Map.of(), null, e.reason()));
    }

    private static Stream<@Nullable Mail> expired(EmailChangeExpired e) {
        return ended(MailKind.EXPIRED, e.newEmail(), e.currentEmail(), new Facts(e.expiredAt(), Map.of(), null, null));
    }

    /** What the mailbox was told of its own change, once more. */
    private static Stream<@Nullable Mail> laterChange(LaterChangeNotified e) {
        var facts = new Facts(e.notifiedAt(), Map.of("hold", e.holdUntil(), "undo", e.undoUntil()), null, null);
        return Stream.of(mail(MailKind.APPROVED_FORMER, Side.FORMER, e.email(), e.newEmail(), e.links(), facts));
    }

    /** The address in force again is told once, however many changes were taken back. */
    private static Stream<@Nullable Mail> undone(EmailChangeUndone e) {
        var facts = new Facts(e.undoneAt(), Map.of(), null, null);
        return Stream.of(
                mail(MailKind.UNDONE, Side.NEW, e.undoneEmail(), e.email(), List.of(), facts),
                e.undoneWith() == null
                        ? mail(MailKind.UNDONE, Side.FORMER, e.email(), e.undoneEmail(), List.of(), facts)
                        : null);
    }

    private static Stream<@Nullable Mail> locked(AccountLocked e) {
        var facts = new Facts(e.lockedAt(), Map.of("locked", e.until()), null, e.reason());
        return Stream.of(mail(MailKind.LOCKED, Side.CURRENT, e.email(), null, List.of(), facts));
    }

    private static Stream<@Nullable Mail> ownerNotified(OwnerNotified e) {
        var facts = new Facts(e.requestedAt(), Map.of(), null, null);
        return Stream.of(mail(MailKind.ADDRESS_ASKED_FOR, e.side(), e.email(), null, List.of(), facts));
    }

    private static Stream<@Nullable Mail> passkeyAdded(PasskeyAdded e) {
        var facts = new Facts(e.addedAt(), Map.of("trusted", e.trustedFrom()), e.authenticatedBy(), null);
        return aboutCredential(MailKind.PASSKEY_ADDED, e.passkeyId(), e.email(), e.links(), facts);
    }

    private static Stream<@Nullable Mail> passkeyRemoved(PasskeyRemoved e) {
        var facts = new Facts(e.removedAt(), Map.of(), e.authenticatedBy(), null);
        return aboutCredential(MailKind.PASSKEY_REMOVED, e.passkeyId(), e.email(), e.links(), facts);
    }

    /** An event of an earlier release names no mailbox, and no mail was sent for it. */
    private static Stream<@Nullable Mail> passwordSet(CredentialsChanged e) {
        var links = e.links();
        return links == null
                ? Stream.empty()
                : aboutCredential(
                        MailKind.PASSWORD_SET,
                        e.credentialId(),
                        e.email(),
                        links,
                        new Facts(e.changedAt(), Map.of(), null, null));
    }

    private static Stream<@Nullable Mail> aboutCredential(
            MailKind kind, String credential, @Nullable Personal email, List<IssuedLink> links, Facts facts) {
        var mail = mail(kind, Side.CURRENT, email, null, links, facts);
        return Stream.of(mail == null ? null : new Mail(kind, Side.CURRENT, mail.model.linksOf(credential)));
    }

    private static Stream<@Nullable Mail> ended(
            MailKind kind, Personal newEmail, @Nullable Personal currentEmail, Facts facts) {
        return Stream.of(
                mail(kind, Side.NEW, newEmail, currentEmail, List.of(), facts),
                mail(kind, Side.CURRENT, currentEmail, newEmail, List.of(), facts));
    }

    private static @Nullable Mail toNew(
            Personal newEmail, @Nullable Personal currentEmail, List<IssuedLink> links, Facts facts) {
        return mail(MailKind.CONFIRM_NEW, Side.NEW, newEmail, currentEmail, only(LINKS_TO_NEW, links), facts);
    }

    private static @Nullable Mail toCurrent(
            @Nullable Personal currentEmail,
            Personal newEmail,
            List<Side> awaiting,
            List<IssuedLink> links,
            Facts facts) {
        var kind = awaiting.contains(Side.CURRENT) ? MailKind.CONFIRM_CURRENT : MailKind.REQUEST_NOTICE;
        return mail(kind, Side.CURRENT, currentEmail, newEmail, only(LINKS_TO_CURRENT, links), facts);
    }

    private static @Nullable Mail mail(
            MailKind kind,
            Side to,
            @Nullable Personal recipient,
            @Nullable Personal other,
            List<IssuedLink> links,
            Facts facts) {
        if (recipient == null) {
            return null;
        }
        var masked = other == null ? null : new EmailAddress(other.value()).masked();
        var model = new MailModel(
                recipient.value(),
                links,
                facts.at(),
                masked,
                facts.times(),
                key(facts.shown()),
                key(facts.reason()),
                null,
                null,
                null);
        return new Mail(kind, to, model);
    }

    private static @Nullable String key(@Nullable Enum<?> constant) {
        return constant == null ? null : MailTemplates.key(constant);
    }

    private static List<IssuedLink> only(List<LinkPurpose> purposes, List<IssuedLink> links) {
        return links.stream().filter(link -> purposes.contains(link.purpose())).toList();
    }
}

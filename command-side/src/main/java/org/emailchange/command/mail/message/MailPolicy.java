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
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
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
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.jspecify.annotations.Nullable;

/**
 * Which mails an event calls for, and what each of them says. No mail shows the other address in full, and an unverified
 * mailbox does not learn where a request came from.
 */
public final class MailPolicy {

    private static final Map<Class<?>, Function<EmailChangeEvent, Stream<@Nullable Mail>>> RULES = new HashMap<>();

    static {
        on(EmailChangeRequested.class, ChangeMails::requested);
        on(VerificationResent.class, ChangeMails::resent);
        on(EmailChangeApproved.class, ChangeMails::approved);
        on(EmailChangeDeclined.class, ChangeMails::declined);
        on(EmailChangeCancelled.class, ChangeMails::cancelled);
        on(EmailChangeExpired.class, ChangeMails::expired);
        on(LaterChangeNotified.class, ChangeMails::laterChange);
        on(EmailChangeUndone.class, ChangeMails::undone);
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
    record Facts(
            Instant at,
            Map<String, Instant> times,
            @Nullable Enum<?> shown,
            @Nullable Enum<?> reason,
            @Nullable String linksOf) {

        /** When it happened, and how long what follows from it lasts. */
        static Facts of(Instant at, Map<String, Instant> times) {
            return new Facts(at, times, null, null, null);
        }

        static Facts ofEnd(Instant at, @Nullable Enum<?> reason) {
            return new Facts(at, Map.of(), null, reason, null);
        }

        /** None where there is no such mailbox. */
        @Nullable
        Mail mail(
                MailKind kind,
                Side to,
                @Nullable Personal recipient,
                @Nullable Personal other,
                List<IssuedLink> links) {
            if (recipient == null) {
                return null;
            }
            var masked = other == null ? null : new EmailAddress(other.value()).masked();
            var model = new MailModel(
                    recipient.value(), links, at, masked, times, key(shown), key(reason), null, null, linksOf);
            return new Mail(kind, to, model);
        }

        private static @Nullable String key(@Nullable Enum<?> constant) {
            return constant == null ? null : MailTemplates.key(constant);
        }
    }

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

    private static Stream<@Nullable Mail> locked(AccountLocked e) {
        var facts = new Facts(e.lockedAt(), Map.of("locked", e.until()), null, e.reason(), null);
        return Stream.of(facts.mail(MailKind.LOCKED, Side.CURRENT, e.email(), null, List.of()));
    }

    private static Stream<@Nullable Mail> ownerNotified(OwnerNotified e) {
        var facts = Facts.of(e.requestedAt(), Map.of());
        return Stream.of(facts.mail(MailKind.ADDRESS_ASKED_FOR, e.side(), e.email(), null, List.of()));
    }

    private static Stream<@Nullable Mail> passkeyAdded(PasskeyAdded e) {
        var times = Map.of("trusted", e.trustedFrom());
        var facts = new Facts(e.addedAt(), times, e.authenticatedBy(), null, e.passkeyId());
        return Stream.of(facts.mail(MailKind.PASSKEY_ADDED, Side.CURRENT, e.email(), null, e.links()));
    }

    private static Stream<@Nullable Mail> passkeyRemoved(PasskeyRemoved e) {
        var facts = new Facts(e.removedAt(), Map.of(), e.authenticatedBy(), null, e.passkeyId());
        return Stream.of(facts.mail(MailKind.PASSKEY_REMOVED, Side.CURRENT, e.email(), null, e.links()));
    }

    /** An event of an earlier release names no mailbox, and no mail was sent for it. */
    private static Stream<@Nullable Mail> passwordSet(CredentialsChanged e) {
        var facts = new Facts(e.changedAt(), Map.of(), null, null, CredentialsChanged.credentialId(e.number()));
        var links = e.links();
        return links == null
                ? Stream.empty()
                : Stream.of(facts.mail(MailKind.PASSWORD_SET, Side.CURRENT, e.email(), null, links));
    }
}

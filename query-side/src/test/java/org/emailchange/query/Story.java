package org.emailchange.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.jspecify.annotations.Nullable;

/** What happens to one account, told to the event store step by step; each step is an event. */
public final class Story {
    public static final Duration HOLD = Duration.ofHours(24);
    public static final Duration UNDO = Duration.ofDays(7);
    public static final Duration LIFETIME = Duration.ofHours(24);

    private UnaryOperator<String> ids = Story::id;
    private final EventStore store;
    private final String account;
    private final Clock clock;
    private final List<DomainEventMessage<EmailChangeEvent>> told = new ArrayList<>();

    Story(EventStore store, AccountId account, Clock clock) {
        this.store = store;
        this.account = account.value();
        this.clock = clock;
    }

    /** From now on addresses have these ids. */
    public Story withIds(UnaryOperator<String> real) {
        ids = real;
        return this;
    }

    public Story happens(EmailChangeEvent event) {
        var message = new GenericDomainEventMessage<>("EmailChange", account, told.size(), event);
        told.add(message);
        store.publish(message);
        return this;
    }

    /** The number of the last event. */
    public long version() {
        return told.size();
    }

    public AccountId account() {
        return new AccountId(account);
    }

    public Story imports(String email, boolean verified) {
        return happens(new AddressImported(account, personal(email), ids.apply(email), verified, now()));
    }

    public Story requests(String change, String email, Side... awaiting) {
        return requests(change, email, null, awaiting);
    }

    public Story requests(String change, String email, @Nullable String current, Side... awaiting) {
        return happens(new EmailChangeRequested(
                account,
                change,
                personal(email),
                ids.apply(email),
                current == null ? null : personal(current),
                Authentication.PASSWORD,
                List.of(awaiting),
                List.of(),
                now(),
                now().plus(LIFETIME),
                now().plus(LIFETIME).plus(LIFETIME),
                false));
    }

    public Story resends(String change, String email, int generation, boolean reopened, Side... awaiting) {
        return happens(new VerificationResent(
                account,
                change,
                generation,
                reopened,
                personal(email),
                ids.apply(email),
                null,
                List.of(awaiting),
                List.of(),
                now(),
                now().plus(LIFETIME),
                false));
    }

    public Story confirms(String change, Side side) {
        return happens(new AddressConfirmed(account, change, side, now()));
    }

    public Story approves(String change, String email, @Nullable String former) {
        return happens(new EmailChangeApproved(
                account,
                change,
                personal(email),
                ids.apply(email),
                former == null ? null : personal(former),
                former == null ? null : ids.apply(former),
                now(),
                now().plus(HOLD),
                former == null ? null : now().plus(UNDO),
                List.of(),
                former == null ? null : now().plus(UNDO)));
    }

    public Story declines(String change, String email) {
        return happens(new EmailChangeDeclined(account, change, EndReason.ADDRESS_TAKEN, personal(email), null, now()));
    }

    public Story cancels(String change, String email, EndReason reason) {
        return happens(new EmailChangeCancelled(account, change, reason, personal(email), null, now()));
    }

    public Story expires(String change, String email) {
        return happens(new EmailChangeExpired(account, change, 1, personal(email), null, now()));
    }

    public Story undoes(String change, String email, String undone) {
        return undoesWith(null, change, email, undone);
    }

    /** An undo of an earlier change takes this one back as well. */
    public Story undoesWith(@Nullable String earlier, String change, String email, String undone) {
        return happens(new EmailChangeUndone(
                account,
                change,
                personal(email),
                ids.apply(email),
                personal(undone),
                ids.apply(undone),
                now(),
                earlier,
                earlier == null ? now() : null,
                null,
                null));
    }

    public Story locksByUndo() {
        return happens(new AccountLocked(account, LockReason.UNDONE, null, now(), AccountLocked.UNTIL_NEW_CREDENTIALS));
    }

    public Story getsNewCredentials(int number) {
        return happens(new CredentialsChanged(account, number, now(), null, null));
    }

    public Story fails(int failures) {
        return happens(new AuthenticationFailed(account, Authentication.PASSWORD, failures, now()));
    }

    public Story addsPasskey() {
        return happens(new PasskeyAdded(account, newChange(), Authentication.PASSWORD, now(), null, List.of(), now()));
    }

    public Story removesPasskey() {
        return happens(new PasskeyRemoved(account, newChange(), Authentication.PASSWORD, null, List.of(), now()));
    }

    public Story locksUntil(Instant until) {
        return happens(new AccountLocked(account, LockReason.FAILED_ATTEMPTS, null, now(), until));
    }

    public Story clears(String email) {
        return happens(new UnverifiedAddressCleared(account, ids.apply(email), now()));
    }

    public Story mailSent(@Nullable String change, Mail mail, int attempts) {
        return mailReported(change, mail, MailReported.Outcome.SENT, attempts, null);
    }

    public Story mailDelayed(String change, Mail mail, int attempts, String error) {
        return mailReported(change, mail, MailReported.Outcome.DELAYED, attempts, error);
    }

    public Story mailGivenUp(String change, Mail mail, int attempts, String error) {
        return mailReported(change, mail, MailReported.Outcome.GIVEN_UP, attempts, error);
    }

    public Story mailRetried(String change, Mail mail, int attempts) {
        return mailReported(change, mail, MailReported.Outcome.RETRIED, attempts, null);
    }

    private Story mailReported(
            @Nullable String change, Mail mail, MailReported.Outcome outcome, int attempts, @Nullable String error) {
        var next = outcome == MailReported.Outcome.DELAYED ? now().plusSeconds(60) : null;
        return happens(new MailReported(
                account, change, mail.id(), mail.kind(), mail.to(), outcome, attempts, error, next, now()));
    }

    /** A mail that some event called for. */
    public record Mail(String id, MailKind kind, Side to) {}

    /** The mail of this kind to this side that the last event calls for. */
    public Mail lastMail(MailKind kind, Side to) {
        var last = told.get(told.size() - 1);
        return new Mail(kind.mailId(last.getIdentifier(), to), kind, to);
    }

    /** The mail to the new mailbox that the last event, a request or a resend, calls for. */
    public Mail lastMail() {
        return lastMail(MailKind.CONFIRM_NEW, Side.NEW);
    }

    public static String newChange() {
        return UUID.randomUUID().toString();
    }

    /** Stands for the keyed hash. */
    public static String id(String email) {
        return "address-of-" + email.toLowerCase(Locale.ROOT);
    }

    private Personal personal(String email) {
        return new Personal(account, email);
    }

    private Instant now() {
        return clock.instant();
    }
}

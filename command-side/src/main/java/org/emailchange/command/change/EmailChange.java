package org.emailchange.command.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.AddPasskey;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.ConfirmPasskey;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.DisownCredential;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RemovePasskey;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.jspecify.annotations.Nullable;

/** The aggregate: all that is decided about the address of one account. One stream per account. */
@AggregateRoot
public class EmailChange {

    @AggregateIdentifier
    private @Nullable String accountId;

    @AggregateMember
    final AccountState state;

    protected EmailChange() {
        state = new AccountState();
    }

    /** The same account as that one, of which it shares nothing that changes. */
    EmailChange(EmailChange other) {
        accountId = other.accountId;
        state = new AccountState(other.state);
    }

    @EventSourcingHandler
    void on(EmailChangeEvent event) {
        accountId = event.accountId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ChangeProgress handle(
            RequestEmailChange command, AddressBook book, LinkSigner signer, ChangePolicy policy, Clock clock) {
        var events = Requesting.decide(command, state, book, signer, policy, clock.instant());
        return applied(events, command.changeId());
    }

    @CommandHandler
    ChangeProgress handle(
            VerifyEmailChange command, AddressBook book, LinkSigner signer, ChangePolicy policy, Clock clock) {
        var events = Confirming.decide(command, state, book, signer, policy, clock.instant());
        return applied(events, command.changeId());
    }

    @CommandHandler
    ChangeProgress handle(
            ResendVerification command, AddressBook book, LinkSigner signer, ChangePolicy policy, Clock clock) {
        var events = Resending.decide(command, state, book, signer, policy, clock.instant());
        return applied(events, command.changeId());
    }

    @CommandHandler
    ChangeProgress handle(CancelEmailChange command, LinkSigner signer, Clock clock) {
        var events = Ending.decide(command, state, signer, clock.instant());
        return applied(events, command.changeId());
    }

    @CommandHandler
    ChangeProgress handle(UndoEmailChange command, AddressBook book, LinkSigner signer, Clock clock) {
        var events = Undoing.decide(command, state, book, signer, clock.instant());
        return applied(events, command.changeId());
    }

    @CommandHandler
    @Nullable
    Instant handle(ExpireEmailChange command, Clock clock) {
        var now = clock.instant();
        apply(Ending.decide(command, state, now));
        return Ending.notYet(command, state, now);
    }

    @CommandHandler
    void handle(DeclineEmailChange command, ChangePolicy policy, Clock clock) {
        apply(Ending.decide(command, state, policy, clock.instant()));
    }

    @CommandHandler
    void handle(NotifyOwner command) {
        apply(NotifyingOwner.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    FailAuthentication.Result handle(FailAuthentication command, ChangePolicy policy, Clock clock) {
        var now = clock.instant();
        apply(Authenticating.decide(command, state, policy, now));
        var lock = state.credentials.lock(now);
        var left = lock == null ? policy.maxFailures() - state.credentials.failures() : 0;
        return new FailAuthentication.Result(left, lock == null ? null : lock.until(), version());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RecordCredentialsChange command, LinkSigner signer, ChangePolicy policy, Clock clock) {
        apply(ChangingCredentials.decide(command, state, signer, policy, clock.instant()));
        return version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(AddPasskey command, LinkSigner signer, ChangePolicy policy, Clock clock) {
        apply(ChangingCredentials.decide(command, state, signer, policy, clock.instant()));
        return version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RemovePasskey command, LinkSigner signer, ChangePolicy policy, Clock clock) {
        apply(ChangingCredentials.decide(command, state, signer, policy, clock.instant()));
        return version();
    }

    @CommandHandler
    long handle(ConfirmPasskey command, LinkSigner signer, Clock clock) {
        apply(ChangingCredentials.decide(command, state, signer, clock.instant()));
        return version();
    }

    @CommandHandler
    DisownCredential.Result handle(DisownCredential command, LinkSigner signer, Clock clock) {
        var events = ChangingCredentials.decide(command, state, signer, clock.instant());
        apply(events);
        var disowned = (CredentialDisowned) events.get(0);
        return new DisownCredential.Result(disowned.change(), disowned.credentialId(), version());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ImportAddress command, AddressBook book, Clock clock) {
        apply(Importing.decide(command, state, book, clock.instant()));
        return version();
    }

    @CommandHandler
    void handle(ClearUnverifiedAddress command, Clock clock) {
        apply(Importing.decide(command, state, clock.instant()));
    }

    @CommandHandler
    void handle(ReportMail command, Clock clock) {
        apply(ReportingMail.decide(command, state, clock.instant()));
    }

    private static void apply(List<EmailChangeEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    private ChangeProgress applied(List<EmailChangeEvent> events, ChangeId id) {
        apply(events);
        var change = state.get(id);
        var current = change.currentEmail;
        return new ChangeProgress(
                id,
                new EmailAddress(change.newEmail.value()),
                current == null ? null : new EmailAddress(current.value()),
                change.state(),
                change.expiresAt(),
                change.awaiting(),
                version());
    }

    /** Events are numbered from 1, so that 0 means none. */
    private static long version() {
        return AggregateLifecycle.getVersion() + 1;
    }
}

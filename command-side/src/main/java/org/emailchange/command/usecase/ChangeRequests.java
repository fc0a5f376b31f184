package org.emailchange.command.usecase;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Ids;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.springframework.stereotype.Component;

/** What the owner of an account can do about its changes. */
@Component
public class ChangeRequests {

    private final CommandDispatcher commands;
    private final Reauthentication reauthentication;
    private final ChangeLimits limits;
    private final AddressIds addresses;
    private final Ids ids;
    private final ChangePolicy policy;

    ChangeRequests(
            CommandDispatcher commands,
            Reauthentication reauthentication,
            ChangeLimits limits,
            AddressIds addresses,
            Ids ids,
            ChangePolicy policy) {
        this.commands = commands;
        this.reauthentication = reauthentication;
        this.limits = limits;
        this.addresses = addresses;
        this.ids = ids;
        this.policy = policy;
    }

    /**
     * Requests a change to a new address, with the account's credential shown at this moment.
     *
     * @throws org.emailchange.api.EmailChangeRejected with the reason for which the change is refused
     * @throws ProblemException AUTHENTICATION_FAILED with the attempts that are left; RATE_LIMITED
     */
    public ChangeProgress ask(AccountId account, EmailAddress newEmail, Credential credential, Requester requester) {
        var action = Reauthentication.changeTo(addresses.idOf(newEmail));
        try (var attempt = reauthentication.check(account, credential, action, requester)) {
            // after the check, so that guessing meets the lock and nothing else
            limits.onRequest(account);
            var proof = attempt.proof();
            var command =
                    new RequestEmailChange(account, ids.change(), newEmail, proof.method(), proof.credentialChanges());
            var progress = attempt.send(() -> command, (ChangeProgress requested) -> {});
            OwnSession.rememberChange(progress.changeId(), requester);
            return progress;
        }
    }

    /** Sends the links of a change again, or answers NOT_FOUND where there is no such change, or RATE_LIMITED. */
    public ChangeProgress resend(AccountId account, ChangeId change, Requester requester) {
        limits.onResend(account);
        return sendToExisting(new ResendVerification(account, change, null), requester);
    }

    /**
     * When the links of a change can be sent again. Empty where the links expire with the change itself: then their end does
     * not tell when they were sent.
     *
     * @param expiresAt when its current links expire
     */
    public Optional<Instant> resendableFrom(Instant requestedAt, Instant expiresAt) {
        var end = requestedAt.plus(policy.renewalWindow());
        return expiresAt.isBefore(end)
                ? Optional.of(expiresAt.minus(policy.linkLifetime()).plus(policy.resendCooldown()))
                : Optional.empty();
    }

    /** Cancels a change, or answers NOT_FOUND where there is no such change. */
    public ChangeProgress cancel(AccountId account, ChangeId change, Requester requester) {
        return sendToExisting(new CancelEmailChange(account, change, null), requester);
    }

    private ChangeProgress sendToExisting(EmailChangeCommand command, Requester requester) {
        try {
            return commands.send(command, requester);
        } catch (AggregateNotFoundException noEventsYet) {
            throw new ProblemException(GeneralProblem.NOT_FOUND);
        }
    }
}

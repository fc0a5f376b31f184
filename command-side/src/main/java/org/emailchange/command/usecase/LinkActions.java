package org.emailchange.command.usecase;

import java.time.Instant;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.EmailChangeSettings.Session;
import org.emailchange.command.change.LinkInspector;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What can be done with the link of a mail. A token names the account that its command goes to; whether it is genuine is
 * decided there. All tokens that are not get the same answer, TOKEN_INVALID.
 */
@Component
public class LinkActions {

    private final CommandDispatcher commands;
    private final CredentialChanges credentials;
    private final LinkTokens tokens;
    private final LinkInspector inspector;
    private final ChangeLimits limits;
    private final Session session;

    LinkActions(
            CommandDispatcher commands,
            CredentialChanges credentials,
            LinkTokens tokens,
            LinkInspector inspector,
            ChangeLimits limits,
            EmailChangeSettings settings) {
        this.commands = commands;
        this.credentials = credentials;
        this.tokens = tokens;
        this.inspector = inspector;
        this.limits = limits;
        this.session = settings.link().session();
    }

    /**
     * A genuine link.
     *
     * @param newEmail the address that its change is about; none where it is about a credential
     * @param currentEmail the verified address in force when the change was requested, if there was one
     */
    public record Link(
            AccountId account,
            LinkPurpose purpose,
            @Nullable EmailAddress newEmail,
            @Nullable EmailAddress currentEmail) {}

    /** What a link would do now, and until when it works. */
    public record Look(Link link, Instant expiresAt) {}

    /**
     * What a link has done.
     *
     * @param progress of the change; none where the link was of a credential
     * @param version the number of the account's last event
     */
    public record Use(Link link, @Nullable ChangeProgress progress, long version) {}

    /** Tells what a link would do now. Changes nothing. */
    public Look look(LinkToken token, Requester requester) {
        var read = read(token, requester);
        if (read.purpose().page().equals(LinkPurpose.VERIFY_PAGE)) {
            requireSession(requester);
        }
        try {
            var found = inspector.inspect(read, signedIn(requester));
            return new Look(
                    new Link(read.account(), found.purpose(), found.newEmail(), found.currentEmail()),
                    found.expiresAt());
        } catch (EmailChangeRejected e) {
            throw rejection(e, read.change(), requester);
        }
    }

    /**
     * Confirms the mailbox that the link was sent to, or a passkey.
     *
     * @throws EmailChangeRejected CHANGE_DECLINED also where this very confirmation came too late
     * @throws ProblemException UNAUTHENTICATED where confirming requires signing in
     */
    public Use verify(LinkToken token, Requester requester) {
        var read = read(token, requester);
        requireSession(requester);
        if (read.purpose() == LinkPurpose.CONFIRM_PASSKEY) {
            return useCredential(read, () -> credentials.confirm(read, signedIn(requester), requester), requester);
        }
        return use(read, new VerifyEmailChange(read.account(), read.change(), read, signedIn(requester)), requester);
    }

    /**
     * Stops the change, from the current mailbox (revokes it) or from the new one (refuses it); or disowns a change of the
     * credentials, which locks the account.
     */
    public Use stop(LinkToken token, Requester requester) {
        var read = read(token, requester);
        if (read.purpose() == LinkPurpose.DISOWN_CREDENTIAL) {
            return useCredential(read, () -> disown(read, requester), requester);
        }
        return use(read, new CancelEmailChange(read.account(), read.change(), read), requester);
    }

    /** Proves the link before anything is locked. */
    private long disown(PresentedLink read, Requester requester) {
        inspector.inspect(read, null);
        return credentials.disown(read, requester);
    }

    /** Takes an approved change back, from the former mailbox. */
    public Use undo(LinkToken token, Requester requester) {
        var read = read(token, requester);
        return use(read, new UndoEmailChange(read.account(), read.change(), read), requester);
    }

    /** Sends new links in place of an expired one, to the addresses of its change. */
    public void resend(LinkToken token, Requester requester) {
        var read = read(token, requester);
        send(new ResendVerification(read.account(), read.change(), read), read.change(), requester);
    }

    private Use use(PresentedLink read, EmailChangeCommand command, Requester requester) {
        ChangeProgress progress = send(command, read.change(), requester);
        if (command instanceof VerifyEmailChange && progress.state() == ChangeState.DECLINED) {
            throw new EmailChangeRejected(Rejection.CHANGE_DECLINED);
        }
        var link = new Link(read.account(), read.purpose(), progress.newEmail(), progress.currentEmail());
        return new Use(link, progress, progress.version());
    }

    private Use useCredential(PresentedLink read, Supplier<Long> action, Requester requester) {
        var version = checked(action, read.change(), requester);
        return new Use(new Link(read.account(), read.purpose(), null, null), null, version);
    }

    private <R> R send(EmailChangeCommand command, ChangeId change, Requester requester) {
        return checked(() -> commands.<R>send(command, requester), change, requester);
    }

    private <R> R checked(Supplier<R> action, ChangeId change, Requester requester) {
        try {
            return action.get();
        } catch (AggregateNotFoundException noSuchAccount) {
            throw notGenuine(change, requester);
        } catch (EmailChangeRejected e) {
            throw rejection(e, change, requester);
        }
    }

    private EmailChangeRejected rejection(EmailChangeRejected e, ChangeId change, Requester requester) {
        return e.rejection() == Rejection.TOKEN_INVALID ? notGenuine(change, requester) : e;
    }

    private PresentedLink read(LinkToken token, Requester requester) {
        return tokens.read(token).orElseThrow(() -> notGenuine(null, requester));
    }

    /**
     * Counts a token that is not genuine.
     *
     * @throws ProblemException RATE_LIMITED where there were too many
     */
    private EmailChangeRejected notGenuine(@Nullable ChangeId change, Requester requester) {
        limits.onBadLink(change, requester.address());
        return new EmailChangeRejected(Rejection.TOKEN_INVALID);
    }

    /**
     * Requires signing in where the settings say so; whether it is the right account is decided with the link. Stopping a
     * change never requires it: that is safe, and may be urgent.
     */
    private void requireSession(Requester requester) {
        if (session == Session.OPTIONAL || requester.account().isPresent()) {
            return;
        }
        if (requester.caller().isPresent()) {
            throw new ProblemException(ChangeProblem.TOKEN_OTHER_ACCOUNT);
        }
        throw new ProblemException(Problem.of(GeneralProblem.UNAUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"email-change\", charset=\"UTF-8\""));
    }

    private static @Nullable AccountId signedIn(Requester requester) {
        return requester.account().orElse(null);
    }
}

package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.InspectLink;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.command.change.PresentedLink;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What can be done with a link, by REST and by its page alike. A token says for itself where its command goes; whether
 * it is genuine is decided there. Whoever holds no genuine one gets TOKEN_INVALID, whatever is wrong with it.
 */
@Component
public class LinkUse {

    private final Commands commands;
    private final LinkTokens tokens;
    private final LinkSession session;
    private final BadLinks badLinks;

    LinkUse(Commands commands, LinkTokens tokens, LinkSession session, BadLinks badLinks) {
        this.commands = commands;
        this.tokens = tokens;
        this.session = session;
        this.badLinks = badLinks;
    }

    /**
     * Confirms a side.
     *
     * @throws EmailChangeRejected CHANGE_DECLINED also where this very confirmation came too late
     * @throws org.emailchange.web.problem.ProblemException UNAUTHENTICATED where one has to be signed in and is not
     */
    public ChangeProgress verify(LinkToken token, Optional<Caller> caller, HttpServletRequest request) {
        var link = read(token);
        session.require(caller);
        ChangeProgress progress = send(
                new VerifyEmailChange(link.account(), link.change(), token, signedIn(caller)),
                link.change(),
                caller,
                request);
        if (progress.state() == ChangeState.DECLINED) {
            throw new EmailChangeRejected(Rejection.CHANGE_DECLINED);
        }
        return progress;
    }

    /** Ends the change from the current mailbox. */
    public ChangeProgress revoke(LinkToken token, Optional<Caller> caller, HttpServletRequest request) {
        var link = read(token);
        return send(new CancelEmailChange(link.account(), link.change(), token), link.change(), caller, request);
    }

    /** Takes an approved change back from the former mailbox. */
    public ChangeProgress undo(LinkToken token, Optional<Caller> caller, HttpServletRequest request) {
        var link = read(token);
        return send(new UndoEmailChange(link.account(), link.change(), token), link.change(), caller, request);
    }

    /** Sends new links for a change whose link has expired, to the addresses of the change. */
    public ChangeProgress resend(LinkToken token, Optional<Caller> caller, HttpServletRequest request) {
        var link = read(token);
        return send(new ResendVerification(link.account(), link.change(), token), link.change(), caller, request);
    }

    /** What the link would do now; changes nothing. */
    public InspectLink.Result inspect(LinkToken token, Optional<Caller> caller, HttpServletRequest request) {
        var link = read(token);
        if (link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.CONFIRM_CURRENT) {
            session.require(caller);
        }
        return send(
                new InspectLink(link.account(), link.change(), token, signedIn(caller)),
                link.change(),
                caller,
                request);
    }

    /** The account that a token says it is for; for showing it once the link was inspected. */
    public AccountId accountOf(LinkToken token) {
        return read(token).account();
    }

    private PresentedLink read(LinkToken token) {
        return tokens.read(token).orElseThrow(() -> badLinks.rejection(null));
    }

    private <R> R send(
            EmailChangeCommand command, ChangeId change, Optional<Caller> caller, HttpServletRequest request) {
        try {
            return commands.send(command, caller, request);
        } catch (AggregateNotFoundException noSuchAccount) {
            throw badLinks.rejection(change);
        } catch (EmailChangeRejected e) {
            throw e.rejection() == Rejection.TOKEN_INVALID ? badLinks.rejection(change) : e;
        }
    }

    private static @Nullable AccountId signedIn(Optional<Caller> caller) {
        return caller.flatMap(Caller::account).orElse(null);
    }
}

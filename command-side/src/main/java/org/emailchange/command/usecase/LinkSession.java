package org.emailchange.command.usecase;

import java.util.Optional;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.EmailChangeSettings.Session;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Whether whoever confirms has to be signed in. Stopping a change never needs that: it is safe, and may be urgent. */
@Component
class LinkSession {

    private final Session session;

    LinkSession(EmailChangeSettings settings) {
        session = settings.link().session();
    }

    /**
     * Lets pass who is signed in to an account; whether it is the right one is decided with the link.
     *
     * @throws ProblemException UNAUTHENTICATED for nobody, TOKEN_OTHER_ACCOUNT for staff, who have no account
     */
    void require(Optional<Caller> caller) {
        if (session == Session.OPTIONAL || caller.flatMap(Caller::account).isPresent()) {
            return;
        }
        if (caller.isPresent()) {
            throw new ProblemException(ChangeProblem.TOKEN_OTHER_ACCOUNT);
        }
        throw new ProblemException(Problem.of(GeneralProblem.UNAUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"email-change\", charset=\"UTF-8\""));
    }
}

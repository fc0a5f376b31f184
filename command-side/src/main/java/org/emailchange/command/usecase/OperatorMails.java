package org.emailchange.command.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.mail.outbox.MailOrders;
import org.emailchange.command.mail.outbox.UndeliveredMails;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators see of undelivered mails, and how they have one sent again; for REST and pages alike. */
@Component
public class OperatorMails {

    private final UndeliveredMails mails;
    private final MailOrders orders;
    private final CommandDispatcher commands;

    OperatorMails(UndeliveredMails mails, MailOrders orders, CommandDispatcher commands) {
        this.mails = mails;
        this.orders = orders;
        this.commands = commands;
    }

    /** How many there are, for each state that any mails are in. */
    public List<UndeliveredMails.Count> counts() {
        return mails.counts();
    }

    /**
     * The mails of one state.
     *
     * @param count how many there are
     * @param oldest when the oldest of them was ordered, if there are any
     */
    public record InState(
            String state, long count, @Nullable Instant oldest) {}

    /** One for each of {@link UndeliveredMails#STATES}, whether there are any mails or not. */
    public List<InState> allStates() {
        var counts = mails.counts();
        return UndeliveredMails.STATES.stream()
                .map(state -> counts.stream()
                        .filter(count -> count.state().equals(state))
                        .findFirst()
                        .map(count -> new InState(state, count.count(), count.oldest()))
                        .orElseGet(() -> new InState(state, 0, null)))
                .toList();
    }

    /** The newest mails of one of {@link UndeliveredMails#STATES}. */
    public List<UndeliveredMails.Mail> list(String state) {
        return mails.list(state);
    }

    /**
     * Has a mail that was given up sent once more, and records in the account's history who asked for that.
     *
     * @throws ProblemException NOT_FOUND, or MAIL_NOT_KEPT if it cannot be sent again
     */
    public void retry(UUID id, Requester requester) {
        var mail = mails.find(id).orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        commands.sendAtomically(
                () -> {
                    retry(id);
                    return retryOf(mail);
                },
                requester);
    }

    private void retry(UUID id) {
        if (!orders.retry(id)) {
            throw new ProblemException(ChangeProblem.MAIL_NOT_KEPT);
        }
    }

    private static ReportMail retryOf(UndeliveredMails.Mail mail) {
        return new ReportMail(
                AccountId.of(mail.accountId()),
                mail.changeId() == null ? null : ChangeId.of(mail.changeId()),
                mail.mailId(),
                mail.kind(),
                mail.to(),
                MailReported.Outcome.RETRIED,
                mail.attempts(),
                null,
                null);
    }
}

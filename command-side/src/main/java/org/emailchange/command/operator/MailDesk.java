package org.emailchange.command.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailOutcome;
import org.emailchange.api.command.ReportMail;
import org.emailchange.command.mail.MailBook;
import org.emailchange.command.mail.MailCount;
import org.emailchange.command.mail.OrderedMail;
import org.emailchange.command.usecase.Commands;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.PathId;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/** What operators can do about mails, by REST and by page alike. */
@Component
public class MailDesk {

    private final MailBook mails;
    private final Commands commands;

    MailDesk(MailBook mails, Commands commands) {
        this.mails = mails;
        this.commands = commands;
    }

    /** How many mails there are in each state that there are any in. */
    public List<MailCount> counts() {
        return mails.counts();
    }

    /** The newest mails of one of {@link MailBook#STATES}. */
    public List<OrderedMail> list(String state) {
        return mails.list(state);
    }

    /**
     * Has a mail that was given up sent once more, which the account's history keeps with who wished it.
     *
     * @throws ProblemException NOT_FOUND, or MAIL_NOT_KEPT where it cannot be sent again
     */
    public void retry(String mailId, Caller caller, HttpServletRequest request) {
        var id = PathId.read(mailId, UUID::fromString);
        var mail = mails.find(id).orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        commands.sendWith(() -> retry(id), wished(mail), caller, request);
    }

    private void retry(UUID id) {
        if (!mails.retry(id)) {
            throw new ProblemException(MailProblem.MAIL_NOT_KEPT);
        }
    }

    private static ReportMail wished(OrderedMail mail) {
        return new ReportMail(
                AccountId.of(mail.accountId()),
                mail.changeId() == null ? null : ChangeId.of(mail.changeId()),
                mail.mailId(),
                mail.kind(),
                mail.to(),
                MailOutcome.RETRIED,
                mail.attempts(),
                null,
                null);
    }
}

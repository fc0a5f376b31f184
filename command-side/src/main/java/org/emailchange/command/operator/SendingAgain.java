package org.emailchange.command.operator;

import java.util.UUID;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.access.security.Caller;
import org.emailchange.command.mail.MailBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has mails sent again, and notes who wished it. */
@Component
class SendingAgain {

    private static final Logger LOG = LoggerFactory.getLogger(SendingAgain.class);

    private final MailBook mails;

    SendingAgain(MailBook mails) {
        this.mails = mails;
    }

    /** @throws ProblemException NOT_FOUND, or MAIL_NOT_KEPT where it cannot be sent again */
    void retry(String mailId, Caller caller) {
        var id = id(mailId);
        if (!mails.retry(id)) {
            throw new ProblemException(mails.knows(id) ? ProblemType.MAIL_NOT_KEPT : ProblemType.NOT_FOUND);
        }
        LOG.info("Mail {} is sent again, as {} wishes", id, caller.by());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}

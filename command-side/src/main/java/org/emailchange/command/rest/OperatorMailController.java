package org.emailchange.command.rest;

import java.util.List;
import java.util.UUID;
import org.emailchange.command.mail.outbox.UndeliveredMails;
import org.emailchange.command.usecase.OperatorMails;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Undelivered mails, for monitoring programs. */
@RestController
@RequestMapping("/api/mails")
class OperatorMailController {

    private final OperatorMails mails;

    OperatorMailController(OperatorMails mails) {
        this.mails = mails;
    }

    /** How many there are in each state, and the newest of one state. */
    record Answer(List<UndeliveredMails.Count> counts, List<UndeliveredMails.Mail> mails) {}

    @GetMapping
    Answer list(@RequestParam(defaultValue = "FAILED") String state) {
        if (!UndeliveredMails.STATES.contains(state)) {
            throw ProblemException.malformed("state", UndeliveredMails.STATES);
        }
        return new Answer(mails.counts(), mails.list(state));
    }

    @PostMapping("/{mail}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable UUID mail, Requester requester) {
        mails.retry(mail, requester);
    }
}

package org.emailchange.command.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.emailchange.command.mail.MailBook;
import org.emailchange.command.mail.MailCount;
import org.emailchange.command.mail.OrderedMail;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The mails that are not out, for programs that watch over them. */
@RestController
@RequestMapping("/api/mails")
class MailCalls {

    private final MailDesk desk;

    MailCalls(MailDesk desk) {
        this.desk = desk;
    }

    /** How many there are in each state, and the newest of one state. */
    record Answer(List<MailCount> counts, List<OrderedMail> mails) {}

    @GetMapping
    Answer list(@RequestParam(defaultValue = "FAILED") String state) {
        if (!MailBook.STATES.contains(state)) {
            throw new ProblemException(
                    Problem.of(GeneralProblem.MALFORMED).with("field", "state").with("possible", MailBook.STATES));
        }
        return new Answer(desk.counts(), desk.list(state));
    }

    @PostMapping("/{mail}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable String mail, Caller caller, HttpServletRequest request) {
        desk.retry(mail, caller, request);
    }
}

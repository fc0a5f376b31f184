package org.emailchange.command.rest;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.command.usecase.Credential;
import org.emailchange.web.request.Requester;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests a change, sends its links again, and cancels it. */
@RestController
@RequestMapping(path = "/api/accounts/{account}/email-changes", produces = MediaType.APPLICATION_JSON_VALUE)
class EmailChangeController {

    private final ChangeRequests requests;

    EmailChangeController(ChangeRequests requests) {
        this.requests = requests;
    }

    record Body(String newEmail, Credential credential) {}

    @PostMapping
    ResponseEntity<ChangeAnswers.Waiting> request(
            @AccountPath AccountId account, @RequestBody Body body, Requester requester) {
        var newEmail = new EmailAddress(body.newEmail());
        return ChangeAnswers.accepted(account, requests.ask(account, newEmail, body.credential(), requester));
    }

    @PostMapping("/{change}/resend")
    ResponseEntity<ChangeAnswers.Waiting> resend(
            @AccountPath AccountId account, @PathVariable ChangeId change, Requester requester) {
        return ChangeAnswers.accepted(account, requests.resend(account, change, requester));
    }

    @DeleteMapping("/{change}")
    ResponseEntity<Void> cancel(@AccountPath AccountId account, @PathVariable ChangeId change, Requester requester) {
        return ChangeAnswers.noContent(
                requests.cancel(account, change, requester).version());
    }
}

package org.emailchange.command.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.command.usecase.Credential;
import org.emailchange.web.request.EmailVersion;
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

    /** A change that waits for confirmations. */
    record Waiting(String changeId, ChangeState state, Instant expiresAt, List<Side> awaiting) {}

    @PostMapping
    ResponseEntity<Waiting> request(@AccountPath AccountId account, @RequestBody Body body, Requester requester) {
        var newEmail = new EmailAddress(body.newEmail());
        return accepted(account, requests.ask(account, newEmail, body.credential(), requester));
    }

    @PostMapping("/{change}/resend")
    ResponseEntity<Waiting> resend(@AccountPath AccountId account, @PathVariable ChangeId change, Requester requester) {
        return accepted(account, requests.resend(account, change, requester));
    }

    @DeleteMapping("/{change}")
    ResponseEntity<Void> cancel(@AccountPath AccountId account, @PathVariable ChangeId change, Requester requester) {
        var version = requests.cancel(account, change, requester).version();
        return ResponseEntity.noContent()
                .header(EmailVersion.HEADER, Long.toString(version))
                .build();
    }

    private static ResponseEntity<Waiting> accepted(AccountId account, ChangeProgress change) {
        var id = change.changeId().value();
        return ResponseEntity.accepted()
                .location(URI.create("/api/accounts/" + account + "/email-changes/" + id))
                .header(EmailVersion.HEADER, Long.toString(change.version()))
                .body(new Waiting(id, change.state(), change.expiresAt(), change.awaiting()));
    }
}

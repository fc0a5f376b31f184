package org.emailchange.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.command.authentication.Credential;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.command.usecase.Fields;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a change, sending its links again, and cancelling it. */
@RestController
@RequestMapping(path = "/api/accounts/{account}/email-changes", produces = MediaType.APPLICATION_JSON_VALUE)
class EmailChangeController {

    private final ChangeRequests requests;

    EmailChangeController(ChangeRequests requests) {
        this.requests = requests;
    }

    record Body(@Nullable String newEmail, @Nullable Credential credential) {}

    @PostMapping
    ResponseEntity<Progress.Waiting> request(
            @AccountPath AccountId account,
            @RequestBody Body body,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var newEmail = new EmailAddress(Fields.required(body.newEmail(), "newEmail"));
        var credential = Fields.required(body.credential(), "credential");
        return accepted(account, requests.ask(account, newEmail, credential, caller, request, response));
    }

    @PostMapping("/{change}/resend")
    ResponseEntity<Progress.Waiting> resend(
            @AccountPath AccountId account,
            @PathVariable UUID change,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return accepted(account, requests.resend(account, ChangeId.of(change), caller, request, response));
    }

    @DeleteMapping("/{change}")
    ResponseEntity<Void> cancel(
            @AccountPath AccountId account, @PathVariable UUID change, Caller caller, HttpServletRequest request) {
        var progress = requests.cancel(account, ChangeId.of(change), caller, request);
        return Progress.versioned(ResponseEntity.status(204), progress).build();
    }

    private static ResponseEntity<Progress.Waiting> accepted(AccountId account, ChangeProgress progress) {
        var location = URI.create("/api/accounts/" + account + "/email-changes/" + progress.changeId());
        return Progress.versioned(ResponseEntity.accepted().location(location), progress)
                .body(Progress.Waiting.of(progress));
    }
}

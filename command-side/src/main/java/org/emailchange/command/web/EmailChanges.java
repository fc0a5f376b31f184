package org.emailchange.command.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.access.limit.Limits;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.access.security.AccountPath;
import org.emailchange.access.security.Caller;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.FailedAttempt;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.command.authentication.Credential;
import org.emailchange.command.authentication.Reauthentication;
import org.emailchange.eventstore.address.AddressIds;
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
class EmailChanges {

    private final Commands commands;
    private final Reauthentication reauthentication;
    private final ChangeIds ids;
    private final AddressIds addresses;
    private final Limits limits;

    EmailChanges(
            Commands commands, Reauthentication reauthentication, ChangeIds ids, AddressIds addresses, Limits limits) {
        this.commands = commands;
        this.reauthentication = reauthentication;
        this.ids = ids;
        this.addresses = addresses;
        this.limits = limits;
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
        var by = Optional.of(caller);
        var progress = reauthentication.with(
                account, credential, failure -> commands.<FailedAttempt>send(failure, by, request), shown -> {
                    // only here, so that who guesses passwords meets the lock, and nothing else
                    limits.onRequest(account, addresses.idOf(newEmail), response);
                    return commands.<ChangeProgress>send(
                            new RequestEmailChange(account, ids.next(), newEmail, shown), by, request);
                });
        return accepted(account, progress);
    }

    @PostMapping("/{change}/resend")
    ResponseEntity<Progress.Waiting> resend(
            @AccountPath AccountId account,
            @PathVariable String change,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        limits.onResend(account, response);
        var command = new ResendVerification(account, changeId(change), null);
        return accepted(account, sendToExisting(command, caller, request));
    }

    @DeleteMapping("/{change}")
    ResponseEntity<Void> cancel(
            @AccountPath AccountId account, @PathVariable String change, Caller caller, HttpServletRequest request) {
        var command = new CancelEmailChange(account, changeId(change), null);
        return Progress.versioned(ResponseEntity.status(204), sendToExisting(command, caller, request))
                .build();
    }

    private ChangeProgress sendToExisting(EmailChangeCommand command, Caller caller, HttpServletRequest request) {
        try {
            return commands.send(command, Optional.of(caller), request);
        } catch (AggregateNotFoundException nothingHappenedYet) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private static ResponseEntity<Progress.Waiting> accepted(AccountId account, ChangeProgress progress) {
        var location = URI.create("/api/accounts/" + account + "/email-changes/" + progress.changeId());
        return Progress.versioned(ResponseEntity.accepted().location(location), progress)
                .body(Progress.Waiting.of(progress));
    }

    private static ChangeId changeId(String text) {
        try {
            return ChangeId.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}

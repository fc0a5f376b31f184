package org.emailchange.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Ids;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.command.usecase.Commands;
import org.emailchange.command.usecase.Fields;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opening accounts, for the wallet's backend. */
@RestController
class AccountController {

    private final AccountOpening opening;
    private final Passwords passwords;
    private final Ids ids;

    AccountController(AccountOpening opening, Passwords passwords, Ids ids) {
        this.opening = opening;
        this.passwords = passwords;
        this.ids = ids;
    }

    record Opened(String accountId) {}

    @PostMapping(path = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Opened> open(@RequestBody NewAccountRequest body, Caller caller, HttpServletRequest request) {
        var username = Fields.required(body.username(), "username");
        var password = Fields.required(body.password(), "password");
        var id = body.accountId() == null ? ids.account() : given(body.accountId());
        var language = body.language() == null ? Locale.ENGLISH : Fields.language(body.language());
        var address = importing(id, body, caller, request);
        var version = opening.open(new NewAccount(id, username, passwords.encode(password), language), address);
        return ResponseEntity.created(URI.create("/api/accounts/" + id + "/email"))
                .header(Progress.VERSION, Long.toString(version))
                .body(new Opened(id.value()));
    }

    private static @Nullable CommandMessage<ImportAddress> importing(
            AccountId id, NewAccountRequest body, Caller caller, HttpServletRequest request) {
        if (body.email() == null) {
            if (body.emailVerified() != null) {
                throw Fields.malformed("emailVerified");
            }
            return null;
        }
        var verified = Boolean.TRUE.equals(body.emailVerified());
        var command = new ImportAddress(id, new EmailAddress(body.email()), verified);
        return Commands.message(command, Optional.of(caller), request);
    }

    private static AccountId given(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException noUuid) {
            throw Fields.malformed("accountId");
        }
    }
}

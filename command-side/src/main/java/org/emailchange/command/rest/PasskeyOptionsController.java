package org.emailchange.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.Fields;
import org.emailchange.command.usecase.Occasions;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a browser needs so that a passkey can be shown for a change. */
@RestController
class PasskeyOptionsController {

    private final Passkeys passkeys;
    private final Occasions occasions;

    PasskeyOptionsController(Passkeys passkeys, Occasions occasions) {
        this.passkeys = passkeys;
        this.occasions = occasions;
    }

    record Body(@Nullable String newEmail) {}

    @PostMapping("/api/accounts/{account}/passkey-options")
    ResponseEntity<String> options(
            @AccountPath AccountId account, @RequestBody Body body, Caller caller, HttpServletRequest request) {
        var newEmail = new EmailAddress(Fields.required(body.newEmail(), "newEmail"));
        var occasion = occasions.change(account, newEmail, caller, request);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(passkeys.toUse(account, occasion));
    }
}

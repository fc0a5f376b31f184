package org.emailchange.command.web;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.access.passkey.Passkeys;
import org.emailchange.access.security.AccountPath;
import org.emailchange.access.security.Caller;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a browser needs so that a passkey can be shown for a change. */
@RestController
class PasskeyOptions {

    private final Passkeys passkeys;
    private final Occasions occasions;

    PasskeyOptions(Passkeys passkeys, Occasions occasions) {
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

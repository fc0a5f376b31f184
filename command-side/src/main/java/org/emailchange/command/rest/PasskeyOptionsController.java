package org.emailchange.command.rest;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.PasskeyRequests;
import org.emailchange.web.request.Requester;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Issues what a browser needs to show a passkey for a change. */
@RestController
class PasskeyOptionsController {

    private final PasskeyRequests passkeys;

    PasskeyOptionsController(PasskeyRequests passkeys) {
        this.passkeys = passkeys;
    }

    record Body(String newEmail) {}

    @PostMapping("/api/accounts/{account}/passkey-options")
    ResponseEntity<String> options(@AccountPath AccountId account, @RequestBody Body body, Requester requester) {
        var options = passkeys.optionsForChange(account, new EmailAddress(body.newEmail()), requester);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(options);
    }
}

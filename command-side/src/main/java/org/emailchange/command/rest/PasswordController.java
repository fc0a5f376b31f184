package org.emailchange.command.rest;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.command.usecase.CredentialChanges;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.request.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sets passwords, for the wallet's backend, which knows when one was reset. */
@RestController
class PasswordController {

    private final CredentialChanges credentials;
    private final Passwords passwords;

    PasswordController(CredentialChanges credentials, Passwords passwords) {
        this.credentials = credentials;
        this.passwords = passwords;
    }

    record Body(String password, @Nullable Boolean keepPasskeys) {

        /** Without the password, so that it does not get into a log by being printed. */
        @Override
        public String toString() {
            return "[password]";
        }
    }

    @PutMapping("/api/accounts/{account}/password")
    ResponseEntity<Void> change(@AccountPath AccountId account, @RequestBody Body body, Requester requester) {
        var password = passwords.encode(body.password());
        var version = credentials.set(account, password, Boolean.TRUE.equals(body.keepPasskeys()), requester);
        return ResponseEntity.noContent()
                .header(EmailVersion.HEADER, Long.toString(version))
                .build();
    }
}

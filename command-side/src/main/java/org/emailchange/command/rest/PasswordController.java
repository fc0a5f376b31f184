package org.emailchange.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.command.usecase.Fields;
import org.emailchange.command.usecase.NewCredentials;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Passwords of accounts, for the wallet's backend, which knows when one was reset. */
@RestController
class PasswordController {

    private final NewCredentials credentials;
    private final Passwords passwords;

    PasswordController(NewCredentials credentials, Passwords passwords) {
        this.credentials = credentials;
        this.passwords = passwords;
    }

    record Body(@Nullable String password, @Nullable Boolean keepPasskeys) {

        /** Never the password, so that it does not reach a log by being printed. */
        @Override
        public String toString() {
            return "[password]";
        }
    }

    @PutMapping("/api/accounts/{account}/password")
    ResponseEntity<Void> change(
            @AccountPath AccountId account, @RequestBody Body body, Caller caller, HttpServletRequest request) {
        var password = passwords.encode(Fields.required(body.password(), "password"));
        var version = credentials.set(account, password, Boolean.TRUE.equals(body.keepPasskeys()), caller, request);
        return ResponseEntity.noContent()
                .header(Progress.VERSION, Long.toString(version))
                .build();
    }
}

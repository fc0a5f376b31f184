package org.emailchange.command.web;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.access.account.Passwords;
import org.emailchange.access.security.AccountPath;
import org.emailchange.access.security.Caller;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Passwords of accounts, for the wallet's backend, which knows when one was reset. */
@RestController
class PasswordCalls {

    private final NewCredentials credentials;
    private final Passwords passwords;

    PasswordCalls(NewCredentials credentials, Passwords passwords) {
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

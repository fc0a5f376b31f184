package org.emailchange.command.rest;

import java.net.URI;
import java.util.Locale;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Ids;
import org.emailchange.command.usecase.AccountOpening;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.request.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens accounts, for the wallet's backend. */
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

    /**
     * An account to be opened.
     *
     * @param username the name to sign in with
     * @param password the password as typed
     * @param email the address that the account brings along, if any
     * @param emailVerified whether the wallet vouches that its owner proved it; false if left out
     * @param accountId the wallet's own id for the account, a UUID; one is made if left out
     * @param language the language to write to its owner in, as in BCP 47; English if left out
     */
    record Body(
            String username,
            String password,
            @Nullable String email,
            @Nullable Boolean emailVerified,
            @Nullable String accountId,
            @Nullable String language) {

        /** Without the password, so that it does not get into a log by being printed. */
        @Override
        public String toString() {
            return "[new account]";
        }
    }

    record Opened(String accountId) {}

    @PostMapping(path = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Opened> open(@RequestBody Body body, Requester requester) {
        var id = body.accountId() == null ? ids.account() : given(body.accountId());
        var language = body.language() == null ? Locale.ENGLISH : LanguageController.language(body.language());
        var address = address(body);
        var account = new NewAccount(id, body.username(), passwords.encode(body.password()), language);
        var version = opening.open(account, address, requester);
        return ResponseEntity.created(URI.create("/api/accounts/" + id + "/email"))
                .header(EmailVersion.HEADER, Long.toString(version))
                .body(new Opened(id.value()));
    }

    private static AccountOpening.@Nullable KnownAddress address(Body body) {
        if (body.email() != null) {
            return new AccountOpening.KnownAddress(
                    new EmailAddress(body.email()), Boolean.TRUE.equals(body.emailVerified()));
        }
        if (body.emailVerified() != null) {
            throw ProblemException.malformed("emailVerified");
        }
        return null;
    }

    private static AccountId given(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException noUuid) {
            throw ProblemException.malformed("accountId");
        }
    }
}

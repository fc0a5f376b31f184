package org.emailchange.command.web;

import org.emailchange.access.account.Accounts;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.access.security.AccountPath;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The language that the owner of an account is written to in. */
@RestController
@RequestMapping(path = "/api/accounts/{account}/language", produces = MediaType.APPLICATION_JSON_VALUE)
class LanguageCalls {

    private final Accounts accounts;

    LanguageCalls(Accounts accounts) {
        this.accounts = accounts;
    }

    record Body(@Nullable String language) {}

    @GetMapping
    Body read(@AccountPath AccountId account) {
        return accounts.find(account)
                .map(found -> new Body(found.language().toLanguageTag()))
                .orElseThrow(LanguageCalls::notFound);
    }

    @PutMapping
    Body change(@AccountPath AccountId account, @RequestBody Body wished) {
        var language = Fields.language(Fields.required(wished.language(), "language"));
        if (!accounts.changeLanguage(account, language)) {
            throw notFound();
        }
        return new Body(language.toLanguageTag());
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }
}

package org.emailchange.command.rest;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.command.usecase.Fields;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
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
class LanguageController {

    private final Accounts accounts;

    LanguageController(Accounts accounts) {
        this.accounts = accounts;
    }

    record Body(@Nullable String language) {}

    @GetMapping
    Body read(@AccountPath AccountId account) {
        return accounts.find(account)
                .map(found -> new Body(found.language().toLanguageTag()))
                .orElseThrow(LanguageController::notFound);
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
        return new ProblemException(GeneralProblem.NOT_FOUND);
    }
}

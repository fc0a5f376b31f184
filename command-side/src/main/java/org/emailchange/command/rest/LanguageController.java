package org.emailchange.command.rest;

import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.Languages;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads and sets the language in which the owner of an account is written to. */
@RestController
@RequestMapping(path = "/api/accounts/{account}/language", produces = MediaType.APPLICATION_JSON_VALUE)
class LanguageController {

    private final Accounts accounts;

    LanguageController(Accounts accounts) {
        this.accounts = accounts;
    }

    record Body(String language) {}

    @GetMapping
    Body read(@AccountPath AccountId account) {
        return accounts.find(account)
                .map(found -> new Body(found.language().toLanguageTag()))
                .orElseThrow(LanguageController::notFound);
    }

    @PutMapping
    Body change(@AccountPath AccountId account, @RequestBody Body wished) {
        var language = language(wished.language());
        if (!accounts.changeLanguage(account, language)) {
            throw notFound();
        }
        return new Body(language.toLanguageTag());
    }

    /** @throws ProblemException MALFORMED with the languages that are possible */
    static Locale language(String tag) {
        return Languages.of(tag)
                .orElseThrow(() -> ProblemException.malformed(
                        "language",
                        Languages.ALL.stream().map(Locale::toLanguageTag).toList()));
    }

    private static ProblemException notFound() {
        return new ProblemException(GeneralProblem.NOT_FOUND);
    }
}

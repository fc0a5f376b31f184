package org.emailchange.web.page;

import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.AccountId;

/** The language that the owner of an account is written to in; contributed by the module that keeps accounts. */
@FunctionalInterface
public interface CallerLanguages {

    /** Nothing where there is no such account. */
    Optional<Locale> of(AccountId account);
}

package org.emailchange.query.status.previous;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.FindPreviousEmails;
import org.emailchange.api.query.PreviousEmail;
import org.emailchange.api.query.Versioned;
import org.springframework.stereotype.Component;

/** Answers which addresses an account had. */
@Component
public class PreviousEmails {
    private final AddressesViews accounts;

    PreviousEmails(AddressesViews accounts) {
        this.accounts = accounts;
    }

    /** Raw because Axon finds a handler by the class of its answer, which a parameterized type is not. */
    @QueryHandler
    @SuppressWarnings("rawtypes")
    Versioned on(FindPreviousEmails query) {
        return of(query.accountId());
    }

    /** Newest first, with the number of the last event of the account that this view knows. */
    public Versioned<List<PreviousEmail>> of(AccountId account) {
        return accounts.findById(account.uuid())
                .map(view -> new Versioned<>(view.version(), view.previous()))
                .orElseGet(() -> new Versioned<>(0, List.of()));
    }
}

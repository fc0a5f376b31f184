package org.emailchange.accounts.account;

import java.util.Optional;
import org.emailchange.web.security.AccountOwner;
import org.emailchange.web.security.NamedCaller;
import org.emailchange.web.security.NamedCallers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class AccountOwners implements NamedCallers {

    private final Credentials credentials;

    AccountOwners(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Optional<NamedCaller> named(String name) {
        return credentials
                .ofUsername(name)
                .map(found -> new NamedCaller(new AccountOwner(found.account()), found.password()));
    }
}

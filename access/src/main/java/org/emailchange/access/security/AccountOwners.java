package org.emailchange.access.security;

import java.util.Optional;
import org.emailchange.access.account.Credentials;
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

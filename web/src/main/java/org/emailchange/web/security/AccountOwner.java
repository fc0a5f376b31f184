package org.emailchange.web.security;

import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;

/** A caller who owns the account of this id. */
public record AccountOwner(AccountId id) implements Caller {

    @Override
    public Set<Role> roles() {
        return Set.of(Role.USER);
    }

    @Override
    public String by() {
        return Role.USER + ":" + id;
    }

    @Override
    public Optional<AccountId> account() {
        return Optional.of(id);
    }
}

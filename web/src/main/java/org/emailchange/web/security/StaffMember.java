package org.emailchange.web.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;

/** A person or program of the house; of several roles the first, in the order of {@link Role}, names it. */
public record StaffMember(String name, Set<Role> roles) implements Caller {

    /** Someone of this name; at least one role, and not {@link Role#USER}, which accounts alone have. */
    public StaffMember {
        if (roles.isEmpty() || roles.contains(Role.USER)) {
            throw new IllegalArgumentException(
                    "Staff has at least one of the roles APP, SUPPORT, AUDITOR and OPERATOR.");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    @Override
    public String by() {
        return roles.iterator().next() + ":" + name;
    }

    @Override
    public Optional<AccountId> account() {
        return Optional.empty();
    }
}

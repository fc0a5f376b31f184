package org.emailchange.web.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The sender of a request. A controller method takes it as a parameter: {@code Caller} where it needs one, {@code
 * Optional<Caller>} where requests without a caller are served as well.
 */
public sealed interface Caller {

    /** The roles of the caller. */
    Set<Role> roles();

    /** How the metadata of events names the caller, such as {@code USER:<accountId>} or {@code APP:<name>}. */
    String by();

    /** The account that the caller owns; empty for staff. */
    Optional<AccountId> account();

    /**
     * The account that the caller owns, where staff has no access.
     *
     * @throws ProblemException NOT_FOUND for staff
     */
    default AccountId ownAccount() {
        return account().orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
    }

    /** The caller of the request that this thread serves; empty where the request came without one. */
    static Optional<Caller> current() {
        return CallerPrincipal.callerOf(SecurityContextHolder.getContext().getAuthentication());
    }

    /** The password that an account showed with the request that this thread serves. */
    static Optional<CheckedPassword> currentPassword() {
        return CallerPrincipal.of(SecurityContextHolder.getContext().getAuthentication())
                .map(CallerPrincipal::password);
    }

    /** A password that was found right in this very request, in which the same need not be hashed once more. */
    final class CheckedPassword {

        private final String text;
        private final int credentialChanges;

        CheckedPassword(String text, int credentialChanges) {
            this.text = text;
            this.credentialChanges = credentialChanges;
        }

        /** Whether it is this one. How long that takes tells only who knows it. */
        public boolean is(String shown) {
            return text.equals(shown);
        }

        /** How often the credentials of its account had been replaced when it was checked. */
        public int credentialChanges() {
            return credentialChanges;
        }
    }

    /** A caller who owns the account of this id. */
    record AccountOwner(AccountId id) implements Caller {

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

    /** A person or program of the operator; of several roles the first, in the order of {@link Role}, names it. */
    record StaffMember(String name, Set<Role> roles) implements Caller {

        /** At least one role, and not {@link Role#USER}, which only owners of accounts have. */
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
}

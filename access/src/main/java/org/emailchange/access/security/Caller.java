package org.emailchange.access.security;

import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;

/**
 * Who sent a request. A controller method takes it as a parameter: {@code Caller} where signing in is needed, {@code
 * Optional<Caller>} where it is not.
 */
public sealed interface Caller permits AccountOwner, StaffMember {

    /** What the caller may be. */
    Set<Role> roles();

    /** How the metadata of events names the caller, such as {@code USER:<accountId>} or {@code APP:<name>}. */
    String by();

    /** The account that the caller owns; nothing for staff. */
    Optional<AccountId> account();
}

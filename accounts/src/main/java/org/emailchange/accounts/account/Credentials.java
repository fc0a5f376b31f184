package org.emailchange.accounts.account;

import java.util.Optional;

/** What signing in by name and password is checked against. */
public interface Credentials {

    /** The credential of the account of this name, in whatever case it is typed. */
    Optional<Credential> ofUsername(String username);
}

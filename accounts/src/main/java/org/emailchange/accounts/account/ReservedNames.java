package org.emailchange.accounts.account;

/** Names that no account may take. */
public interface ReservedNames {

    /** Whether the name is reserved, in whatever case it is typed. */
    boolean include(String name);
}

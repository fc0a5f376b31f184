package org.emailchange.testing;

import org.emailchange.api.AccountId;

/** An account that a test has opened. All of them have the same password. */
public record TestAccount(AccountId id, String username) {
    /** Everybody's password, staff included. */
    public static final String PASSWORD = "correct horse battery staple";

    /** The cheapest hash of the {@link #PASSWORD} that there is: tests sign in often. */
    public static final String PASSWORD_HASH = "{bcrypt}$2a$04$wLMuGRG7f5xnVU4J7/poPuCgt1pYOpfxxS3MS9jn7icPWdL93nOEC";
}

package org.emailchange.attack;

import org.emailchange.testing.TestAccount;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client does to an account.
 *
 * @param address what is asked for; only where something is
 * @param addressId the same, as events know it
 * @param change of which change; only where the client names one
 * @param link the link that is used; only where one is
 */
record Action(
        Kind kind,
        TestAccount account,
        @Nullable String address,
        @Nullable String addressId,
        @Nullable String change,
        @Nullable Link link) {

    enum Kind {
        ASK,
        ASK_WITH_A_WRONG_PASSWORD,
        RESEND,
        CANCEL,
        CONFIRM,
        REVOKE,
        UNDO
    }

    boolean showsAPassword() {
        return kind == Kind.ASK || kind == Kind.ASK_WITH_A_WRONG_PASSWORD;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return kind + " " + account.username() + " " + address + " " + change
                + (link == null ? "" : " " + link.purpose() + link.generation() + " of " + link.change());
    }
}

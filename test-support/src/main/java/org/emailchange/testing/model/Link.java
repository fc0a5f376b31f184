package org.emailchange.testing.model;

import org.emailchange.api.LinkPurpose;

/** A link as a mail carries it. */
public record Link(String token, String account, String change, LinkPurpose purpose, int generation, String to) {
    /** Without the token. */
    @Override
    public String toString() {
        return purpose + " " + generation + " of " + change;
    }
}

package org.emailchange.testing.model;

/** What the model allows. */
final class Allowed {

    private Allowed() {}

    static void when(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("against the rule that " + rule);
        }
    }
}

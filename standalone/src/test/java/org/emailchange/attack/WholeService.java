package org.emailchange.attack;

import org.emailchange.standalone.EmailChangeApplication;
import org.emailchange.testing.TestSystem;

/** The whole application with its database and mail server from outside. */
public final class WholeService {

    private WholeService() {}

    /** So many nodes, between which neither limits nor pauses stand. */
    public static TestSystem.Builder nodes(int count) {
        return TestSystem.of(EmailChangeApplication.class)
                .nodes(count)
                .setting("email-change.demo", "false")
                .setting("email-change.resend.cooldown", "0s")
                .setting("email-change.resend.max", "1000");
    }
}

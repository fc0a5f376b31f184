package org.emailchange.edge;

import java.util.Map;
import org.emailchange.api.AccountId;

/** Somebody with an account and a browser. */
public record Person(AccountId id, String name, Web web) {

    public static final String PASSWORD = "correct horse battery staple";

    private static final String CHANGES = "/api/accounts/me/email-changes";

    public Answer ask(String newEmail) {
        return ask(newEmail, PASSWORD);
    }

    public Answer ask(String newEmail, String password) {
        return web.post(CHANGES, Map.of("newEmail", newEmail, "credential", Map.of("password", password)));
    }

    public Answer resend(String change) {
        return web.send("POST", CHANGES + "/" + change + "/resend", "");
    }

    public Answer cancel(String change) {
        return web.send("DELETE", CHANGES + "/" + change, "");
    }
}

package org.emailchange.edge;

import java.util.Map;
import org.emailchange.nodes.CommandNode;

/** Somebody with an account and a browser. */
public record Person(String name, Web web) {

    private static final String CHANGES = "/api/accounts/me/email-changes";

    public Answer ask(String newEmail) {
        return ask(newEmail, CommandNode.PASSWORD);
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

package org.emailchange.pages.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Role;

/** A page on which members of the staff begin, as the navigation lists them. */
public enum Desk {
    /** Finds the account of a customer. */
    SUPPORT(Role.SUPPORT, "/support"),
    /** Finds an account to audit. */
    AUDIT(Role.AUDITOR, "/audit"),
    /** The events of all accounts. */
    EVENTS(Role.AUDITOR, "/audit/events"),
    /** Rebuilds of views. */
    REBUILDS(Role.AUDITOR, "/audit/replays"),
    /** Undelivered mails. */
    MAILS(Role.OPERATOR, "/operator/mails");

    private final Role role;
    private final String path;

    Desk(Role role, String path) {
        this.role = role;
        this.path = path;
    }

    /** The desk that a caller sees after signing in. */
    public static Optional<Desk> first(Caller caller) {
        return of(caller).stream().findFirst();
    }

    /** The desks that the roles of a caller allow. */
    public static List<Desk> of(Caller caller) {
        return Arrays.stream(values())
                .filter(desk -> caller.roles().contains(desk.role))
                .toList();
    }

    public String path() {
        return path;
    }
}

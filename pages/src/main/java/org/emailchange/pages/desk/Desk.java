package org.emailchange.pages.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Role;

/** A page that members of the staff begin at. */
public enum Desk {
    /** Finds the account of a customer. */
    SUPPORT(Role.SUPPORT, "/support"),
    /** Finds the account that an auditor asks about. */
    AUDIT(Role.AUDITOR, "/audit"),
    /** The events of all accounts. */
    EVENTS(Role.AUDITOR, "/audit/events"),
    /** Views compared with the events. */
    REPLAYS(Role.AUDITOR, "/audit/replays"),
    /** Mails that are not out. */
    MAILS(Role.OPERATOR, "/operator/mails");

    private final Role role;
    private final String path;

    Desk(Role role, String path) {
        this.role = role;
        this.path = path;
    }

    /** The desk that signing in leads to. */
    public static Optional<Desk> first(Caller caller) {
        return of(caller).stream().findFirst();
    }

    /** All desks of somebody. */
    public static List<Desk> of(Caller caller) {
        return Arrays.stream(values())
                .filter(desk -> caller.roles().contains(desk.role))
                .toList();
    }

    /** Where it is. */
    public String path() {
        return path;
    }
}

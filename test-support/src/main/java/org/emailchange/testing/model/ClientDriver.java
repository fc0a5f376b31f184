package org.emailchange.testing.model;

import java.util.List;
import java.util.Set;

/** How random clients reach a service: by its commands, or by HTTP. */
public interface ClientDriver {
    /**
     * What became of an action.
     *
     * @param name {@code done}, or the last part of the problem's type
     * @param version the number of the last event that the action caused, where that is told
     */
    record Outcome(String name, long version) {}

    /** What can be done by it. */
    Set<Action.Kind> kinds();

    /** Whether an action by a link names account and change besides, which may be wrong. */
    boolean namesMoreThanTheLink();

    /** All events of an account so far. */
    List<Object> events(String account);

    /** All links of an account so far, oldest first. */
    List<Link> links(String account);

    /** How events name an address. */
    String addressId(String address);

    /** Does it, and says what became of it. */
    Outcome perform(Action action);
}

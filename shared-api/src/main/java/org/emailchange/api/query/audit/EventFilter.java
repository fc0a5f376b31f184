package org.emailchange.api.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a history to show; null means no restriction.
 *
 * @param type the name of the event, such as {@code EmailChangeRequested}
 * @param trace the id of the message that started what the events resulted from
 * @param since not before
 * @param until before
 */
public record EventFilter(
        @Nullable String type,
        @Nullable String trace,
        @Nullable Instant since,
        @Nullable Instant until) {

    private static final String TITLE = ".title";

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);

    /** The names of all events of a family, in order: what {@link #type} can be. They are those that have a title. */
    public static List<String> types(Class<?> family) {
        return ResourceBundle.getBundle("org.emailchange.api.event.events", Locale.ROOT).keySet().stream()
                .filter(key -> key.endsWith(TITLE))
                .map(key -> key.substring(0, key.length() - TITLE.length()))
                .filter(name -> isOf(family, name))
                .sorted()
                .toList();
    }

    /** The names of all events, those of accounts first. */
    public static List<String> types() {
        return Stream.of(EmailChangeEvent.class, AddressEvent.class)
                .flatMap(family -> types(family).stream())
                .toList();
    }

    private static boolean isOf(Class<?> family, String name) {
        for (var ofPackage : List.of(EmailChangeEvent.class, PasskeyAdded.class)) {
            try {
                return family.isAssignableFrom(Class.forName(ofPackage.getPackageName() + "." + name));
            } catch (ClassNotFoundException elsewhere) {
                // in the package of the next
            }
        }
        throw new IllegalStateException("No event is called " + name);
    }
}

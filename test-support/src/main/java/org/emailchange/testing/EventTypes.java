package org.emailchange.testing;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** All events that there are, as their package has them: none can be forgotten. */
public final class EventTypes {

    private EventTypes() {}

    /** The events of accounts, then those of addresses. */
    public static Stream<Class<?>> all() {
        return Stream.of(EmailChangeEvent.class, AddressEvent.class).flatMap(EventTypes::of);
    }

    /** The events of this parent, by their names. */
    public static Stream<Class<?>> of(Class<?> parent) {
        var types = new ClassPathScanningCandidateComponentProvider(false);
        types.addIncludeFilter(new AssignableTypeFilter(parent));
        return types.findCandidateComponents(parent.getPackageName()).stream()
                .<Class<?>>map(type -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(type.getBeanClassName()), parent.getClassLoader()))
                .sorted(Comparator.comparing(Class::getSimpleName));
    }
}

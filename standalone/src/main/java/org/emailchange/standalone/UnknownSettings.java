package org.emailchange.standalone;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.emailchange.api.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Ends the start at a setting {@code email-change.*} that nothing reads: a rule with a misspelt name would stay at its
 * default, and nobody would notice. Names in the process environment are not looked at, as a container's surroundings
 * may put their own {@code EMAIL_CHANGE_...} there.
 */
@Component
class UnknownSettings implements ConfigurationPropertiesBindHandlerAdvisor, SmartInitializingSingleton {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("email-change");

    private final Set<ConfigurationPropertyName> known = ConcurrentHashMap.newKeySet();
    private final Environment environment;

    UnknownSettings(Environment environment) {
        this.environment = environment;
        // those that no record of settings has
        Stream.of("demo", "data", "address-key").forEach(name -> known.add(PREFIX.append(name)));
    }

    /** Notes what the records of settings ask for. */
    @Override
    public BindHandler apply(BindHandler handler) {
        return new AbstractBindHandler(handler) {
            @Override
            public <T> @Nullable Bindable<T> onStart(
                    ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
                known.add(name);
                return super.onStart(name, target, context);
            }
        };
    }

    /** @throws InvalidSetting that names the setting, and the known one that begins most like it */
    @Override
    public void afterSingletonsInstantiated() {
        StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(name -> PREFIX.isAncestorOf(name) && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSetting("There is no setting " + name + ". Is " + nearest(name.toString())
                            + " meant? All are in docs/operations.md.");
                });
    }

    private String nearest(String name) {
        return known.stream()
                .map(ConfigurationPropertyName::toString)
                .max(Comparator.comparingInt((String other) -> commonPrefix(name, other))
                        .thenComparingInt(other -> -other.length()))
                .orElseThrow();
    }

    private static int commonPrefix(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}

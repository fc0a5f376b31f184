package org.emailchange.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A view that can be rebuilt from the events, stream by stream, by the projection that keeps the live one up to date.
 * Each view declares one as a bean.
 *
 * @param name its name, which is also the name of its processor
 * @param aliases other names by which a rebuild may ask for it
 * @param streamType the type of the streams that it follows, such as {@code EmailChange}
 * @param channel on which the id of a stream is published when its rows have changed, if anybody watches
 * @param tables first the table with one row and a version for each stream, which has the id of the stream, then the others
 * @param projection applies an event to the rows of its stream
 */
public record Rebuildable(
        String name,
        Set<String> aliases,
        String streamType,
        @Nullable String channel,
        List<Table> tables,
        BiConsumer<DomainEventMessage<?>, ViewRows> projection) {

    /**
     * A table of the view.
     *
     * @param name the table
     * @param row the class of its rows, whose fields are the columns
     * @param id the column that identifies a row
     * @param stream the column with the id of the stream that the row comes from
     * @param type the type of both in the database
     */
    public record Table(String name, Class<?> row, String id, String stream, String type) {}

    /** The one of these views with this name or alias. */
    public static Optional<Rebuildable> find(List<Rebuildable> views, String name) {
        return views.stream()
                .filter(view -> view.name.equals(name) || view.aliases.contains(name))
                .findFirst();
    }

    /** All names and aliases of these views, in order. */
    public static List<String> names(List<Rebuildable> views) {
        return views.stream()
                .flatMap(view -> Stream.concat(Stream.of(view.name), view.aliases.stream()))
                .sorted()
                .toList();
    }
}

package org.emailchange.query.projection;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.query.projection.Rebuildable.Table;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes rows of views, many by one statement: between here and the database they are JSON. */
@Component
public class StoredRows {

    /** A class of rows: its fields are the columns. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE)
    @JsonNaming(SnakeCaseStrategy.class)
    public @interface Row {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Class<?>, List<String>> columns = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    StoredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row with what tells whether anybody has written it since.
     *
     * @param id the row
     * @param xmin the transaction that wrote it
     */
    record Stamp(String id, String xmin) {}

    /** A row as it was found. */
    record Found(Stamp stamp, Object row) {}

    /** The rows with these ids, which nobody else changes before the end of the transaction. */
    List<Found> lock(Table table, Collection<String> ids) {
        return jdbc.sql("""
                        select t.%2$s::text as id, t.xmin::text, to_json(t)::text as fields from %1$s t
                        where t.%2$s = any(:ids::%3$s[]) for update of t""".formatted(table.name(), table.id(), table.type()))
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> new Found(stamp(row), JSON.readValue(row.getString("fields"), table.row())))
                .list();
    }

    /** Adds rows where there is none of the same id. */
    List<Stamp> add(Table table, List<?> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(insert("public", table)
                        + " on conflict do nothing returning %s::text as id, xmin::text".formatted(table.id()))
                .param("rows", JSON.writeValueAsString(rows))
                .query((row, number) -> stamp(row))
                .list();
    }

    /** Changes rows that nobody has written since. The stamps are in the order of the rows. */
    List<Stamp> change(Table table, List<?> rows, List<Stamp> stamps) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var names = columns(table);
        // the ids are named twice, so that PostgreSQL looks them up whatever it takes the size of the table for
        return jdbc.sql("""
                        update %1$s t set (%4$s) = row(%5$s)
                        from rows from (json_populate_recordset(null::%1$s, :rows::json), unnest(:known::xid[])) r
                        where t.%2$s = any(:ids::%3$s[]) and t.%2$s = r.%2$s and t.xmin = r.unnest
                        returning t.%2$s::text as id, t.xmin::text""".formatted(
                                table.name(),
                                table.id(),
                                table.type(),
                                String.join(", ", names),
                                names.stream().map("r."::concat).collect(Collectors.joining(", "))))
                .param("rows", JSON.writeValueAsString(rows))
                .param("known", stamps.stream().map(Stamp::xmin).toArray(String[]::new))
                .param("ids", stamps.stream().map(Stamp::id).toArray(String[]::new))
                .query((row, number) -> stamp(row))
                .list();
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(row.getString("id"), row.getString("xmin"));
    }

    /** Writes rows, of which there may be some already, in the table of this name in a schema. */
    public void put(String schema, Table table, List<?> rows) {
        if (!rows.isEmpty()) {
            var names = columns(table);
            var values = names.stream().map("excluded."::concat).collect(Collectors.joining(", "));
            jdbc.sql(insert(schema, table)
                            + " on conflict (%s) do update set (%s) = row(%s)"
                                    .formatted(table.id(), String.join(", ", names), values))
                    .param("rows", JSON.writeValueAsString(rows))
                    .update();
        }
    }

    /** Deletes all rows of a stream. */
    public void remove(String schema, Table table, String stream) {
        jdbc.sql("delete from %s.%s where %s = :stream::%s"
                        .formatted(schema, table.name(), table.stream(), table.type()))
                .param("stream", stream)
                .update();
    }

    /** Deletes all rows. */
    void clear(Table table) {
        jdbc.sql("delete from " + table.name()).update();
    }

    private String insert(String schema, Table table) {
        return "insert into %1$s.%2$s (%3$s) select %3$s from json_populate_recordset(null::public.%2$s, :rows::json)"
                .formatted(schema, table.name(), String.join(", ", columns(table)));
    }

    private List<String> columns(Table table) {
        return columns.computeIfAbsent(
                table.row(), type -> columns(type).distinct().toList());
    }

    private static Stream<String> columns(Class<?> type) {
        if (type == Object.class) {
            return Stream.empty();
        }
        var own = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .flatMap(StoredRows::columns);
        return Stream.concat(columns(type.getSuperclass()), own);
    }

    private static Stream<String> columns(Field field) {
        return field.isAnnotationPresent(JsonUnwrapped.class)
                ? columns(field.getType())
                : Stream.of(field.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT));
    }
}

package org.emailchange.query.rebuild;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of a view that somebody tampers with. */
record FalsifiedRow(JdbcClient jdbc, String table, String stream, String id) {
    /** Writes something else into each column but the one that names the row; returns their names. */
    Set<String> changeAll(Object value) {
        var others = columns().stream()
                .filter(column -> !column.name().equals(id))
                .collect(Collectors.toMap(Column::name, column -> column.name() + " = " + column.another()));
        jdbc.sql("update " + table + " set " + String.join(", ", others.values()) + " where " + stream + " = ?")
                .param(value)
                .update();
        return others.keySet();
    }

    void delete(Object value) {
        jdbc.sql("delete from " + table + " where " + stream + " = ?")
                .param(value)
                .update();
    }

    /** Adds a row that no event speaks of, like the others but for its name. */
    void addLike(Object value) {
        var columns = columns().stream()
                .map(column -> column.name().equals(id) ? made(column) : column.name())
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into " + table + " select " + columns + " from " + table + " where " + stream + " = ?")
                .param(value)
                .update();
    }

    private static String made(Column column) {
        return column.type().equals("uuid") ? "'" + new UUID(4 << 12, 1L << 63) + "'::uuid" : "'address-made-up'";
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        select column_name, data_type from information_schema.columns
                        where table_schema = 'public' and table_name = ? order by ordinal_position""")
                .param(table)
                .query((row, number) -> new Column(row.getString(1), row.getString(2)))
                .list();
    }

    private record Column(String name, String type) {
        /** What is not there, whatever is there. */
        String another() {
            return switch (type) {
                case "uuid" -> "'00000000-0000-4000-8000-00000000000f'::uuid";
                case "text" -> "'forged@example.org'";
                case "boolean" -> "not " + name;
                case "bigint", "integer" -> name + " + 1";
                case "jsonb" -> "'[\"forged@example.org\"]'::jsonb";
                case "timestamp with time zone" -> "coalesce(" + name + ", now()) + interval '1 second'";
                default -> throw new IllegalArgumentException("Nothing says how to forge a " + type);
            };
        }
    }
}

package org.emailchange.attack;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a database holds, as text; octets that are letters are readable as such. */
record DatabaseDump(List<Cell> cells) {

    record Cell(String table, String row, String column, String text) {}

    static DatabaseDump of(JdbcClient jdbc) {
        record Column(String table, String name, String type) {}
        var columns = jdbc.sql("""
                        select c.table_name, c.column_name, c.data_type
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and t.table_type = 'BASE TABLE'""")
                .query((row, number) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return new DatabaseDump(columns.stream()
                .flatMap(column -> {
                    var quoted = '"' + column.name + '"';
                    var text = column.type.equals("bytea") ? "encode(" + quoted + ", 'escape')" : quoted + "::text";
                    return jdbc
                            .sql("select ctid::text, " + text + " from \"" + column.table + "\" where " + quoted
                                    + " is not null")
                            .query((row, number) ->
                                    new Cell(column.table, row.getString(1), column.name, row.getString(2)))
                            .list()
                            .stream();
                })
                .toList());
    }

    /** The columns where a text stands, in whatever case. */
    List<String> columnsWith(String text) {
        return stream(text)
                .map(cell -> cell.table + "." + cell.column)
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows where both texts stand. */
    List<String> rowsWithBoth(String one, String other) {
        var rows = rowsWith(one);
        rows.retainAll(rowsWith(other));
        return List.copyOf(rows);
    }

    private Set<String> rowsWith(String text) {
        return stream(text).map(cell -> cell.table + " " + cell.row).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Cell> stream(String text) {
        var sought = text.toLowerCase(java.util.Locale.ROOT);
        return cells.stream()
                .filter(cell -> cell.text.toLowerCase(java.util.Locale.ROOT).contains(sought));
    }
}

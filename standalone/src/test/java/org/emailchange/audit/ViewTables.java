package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The views as their tables have them. */
record ViewTables(JdbcClient jdbc) {

    /** The tables of each view. */
    static final Map<String, List<String>> TABLES = Map.of(
            "status", List.of("status_view", "change_view"),
            "availability", List.of("address_owner_view"));

    /** Puts all rows of all views aside as they are. */
    void keep() {
        jdbc.sql("drop schema if exists kept cascade").update();
        jdbc.sql("create schema kept").update();
        all().forEach(table ->
                jdbc.sql("create table kept." + table + " as table " + table).update());
    }

    /** Leaves nothing of a view. */
    void wipe(String view) {
        TABLES.get(view).forEach(table -> jdbc.sql("truncate " + table).update());
    }

    /** How many rows a view has. */
    long rows(String view) {
        return TABLES.get(view).stream()
                .mapToLong(table -> count("select count(*) from " + table))
                .sum();
    }

    /** Every row of every view is as it was put aside, in every column, and there is none besides. */
    void assertAsKept() {
        assertThat(all()).allSatisfy(table -> {
            assertThat(count("select count(*) from (table " + table + " except table kept." + table + ") more"))
                    .as("rows of %s that were not there", table)
                    .isZero();
            assertThat(count("select count(*) from (table kept." + table + " except table " + table + ") fewer"))
                    .as("rows of %s that are not there any more", table)
                    .isZero();
        });
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static List<String> all() {
        return TABLES.values().stream().flatMap(List::stream).toList();
    }
}

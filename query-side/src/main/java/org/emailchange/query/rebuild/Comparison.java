package org.emailchange.query.rebuild;

import java.util.UUID;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the live tables with the copy row by row, remembers where they differ, and mends what differs. */
@Component
class Comparison {
    private final JdbcClient jdbc;

    Comparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the differences: which field of which row, not what it holds. */
    void remember(UUID replay, Rebuildable view) {
        for (var table : view.tables()) {
            jdbc.sql(sql(table, """
                            insert into rebuild_difference (rebuild_id, view_table, stream, row_id, field)
                            select :replay, '%1$s', coalesce(copied.%3$s, live.%3$s)::text,
                                   coalesce(live.%2$s, copied.%2$s)::text, fields.name
                            from public.%1$s live full join %4$s copied on copied.%2$s = live.%2$s
                            cross join lateral (
                              select '(missing)' as name where live.%2$s is null
                              union all
                              select '(too much)' where copied.%2$s is null
                              union all
                              select l.key
                              from jsonb_each(to_jsonb(live)) l join jsonb_each(to_jsonb(copied)) c on c.key = l.key
                              where l.value is distinct from c.value) fields
                            where live is distinct from copied""")).param("replay", replay).update();
        }
    }

    /** Puts the copy's rows where the live ones differ; then both are the same, and only what was wrong is written. */
    void mend(Rebuildable view) {
        for (var table : view.tables()) {
            jdbc.sql(sql(table, """
                            delete from public.%1$s live where not exists (
                              select from %4$s copied
                              where copied.%2$s = live.%2$s and copied is not distinct from live)""")).update();
            jdbc.sql(sql(table, """
                            insert into public.%1$s
                            select copied.* from %4$s copied
                            where not exists (select from public.%1$s live where live.%2$s = copied.%2$s)""")).update();
        }
    }

    private static String sql(ViewTable table, String template) {
        return template.formatted(table.name(), table.id(), table.stream(), ShadowTables.name(table));
    }
}

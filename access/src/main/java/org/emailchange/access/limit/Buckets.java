package org.emailchange.access.limit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.emailchange.api.Pseudonyms;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The buckets, in the database that all nodes share. One statement, and so one round trip, whatever is asked of them. */
@Component
class Buckets {

    private final JdbcTemplate jdbc;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Buckets(JdbcTemplate jdbc, Pseudonyms pseudonyms, Clock clock) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Puts a drop into each if all have room, else into none. */
    List<Level> fill(List<Charge> charges) {
        return levels(charges, "select * from fill_buckets(?, ?::interval[], ?::interval[], ?)");
    }

    /** Looks whether each would have room, and changes nothing. */
    List<Level> look(List<Charge> charges) {
        return levels(charges, """
                select place, coalesce(empty_at, asked_at) as empty_at,
                       coalesce(empty_at, asked_at) + dropped <= asked_at + period as has_room
                  from unnest(?, ?::interval[], ?::interval[]) with ordinality as a(name, dropped, period, place)
                  cross join (select cast(? as timestamptz) as asked_at) as asked
                  left join rate_bucket b using (name) order by place""");
    }

    private List<Level> levels(List<Charge> charges, String sql) {
        var now = clock.instant();
        return List.copyOf(jdbc.execute((ConnectionCallback<List<Level>>) connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setArray(1, array(connection, charges, this::name));
                statement.setArray(
                        2,
                        array(connection, charges, charge -> text(charge.rate().drop())));
                statement.setArray(
                        3,
                        array(connection, charges, charge -> text(charge.rate().period())));
                statement.setTimestamp(4, Timestamp.from(now));
                try (var rows = statement.executeQuery()) {
                    return read(rows, charges);
                }
            }
        }));
    }

    private static List<Level> read(ResultSet rows, List<Charge> charges) throws SQLException {
        var levels = new ArrayList<Level>();
        while (rows.next()) {
            var charge = charges.get(rows.getInt("place") - 1);
            levels.add(new Level(charge, rows.getTimestamp("empty_at").toInstant(), rows.getBoolean("has_room")));
        }
        return levels;
    }

    private String name(Charge charge) {
        return charge.limit() + ' ' + pseudonyms.of("email-change/limit/v1", charge.limit() + '\n' + charge.subject());
    }

    /** ISO 8601, which PostgreSQL reads as an interval. */
    private static String text(Duration duration) {
        return duration.toString();
    }

    private static java.sql.Array array(Connection connection, List<Charge> charges, Function<Charge, String> part)
            throws SQLException {
        return connection.createArrayOf("text", charges.stream().map(part).toArray());
    }

    Instant now() {
        return clock.instant();
    }
}

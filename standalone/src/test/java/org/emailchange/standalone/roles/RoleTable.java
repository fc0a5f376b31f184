package org.emailchange.standalone.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may call what, as {@code roles.txt} says. */
final class RoleTable {
    /** Who calls, in the order of the columns. */
    enum Who {
        NOBODY,
        USER,
        APP,
        SUPPORT,
        AUDITOR,
        OPERATOR
    }

    /** A row: an endpoint, and who may call it. */
    record Row(String method, String path, Set<Who> allowed) {
        String endpoint() {
            return method + " " + path;
        }
    }

    private RoleTable() {}

    static List<Row> rows() {
        try (var file = RoleTable.class.getResourceAsStream("roles.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> row(line.trim().split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        var allowed = EnumSet.noneOf(Who.class);
        Arrays.stream(Who.values())
                .filter(who -> cells[2 + who.ordinal()].equals("x"))
                .forEach(allowed::add);
        return new Row(cells[0], cells[1], allowed);
    }
}

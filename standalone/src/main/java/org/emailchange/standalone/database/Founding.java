package org.emailchange.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/**
 * Turns a cluster just made, which admits everybody on this machine, into ours.
 *
 * <p>The application gets a role of its own: the superuser could run programs and read files.
 */
record Founding(EmbeddedPostgres postgres, Cluster cluster, SecureRandom random) {
    String found() throws SQLException, IOException {
        var password = newPassword();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "alter role postgres password '" + password + "'",
                    "create role " + OwnDatabase.NAME + " login password '" + password + "'",
                    "create database " + OwnDatabase.NAME + " owner " + OwnDatabase.NAME)) {
                statement.execute(sql);
            }
            cluster.admitOnlyWithPassword();
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
        }
        cluster.keep(password);
        return password;
    }

    private String newPassword() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package org.emailchange.standalone.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;

/** An application that has only a database; it writes a row and then waits to be killed. */
public final class DatabaseApplication {
    private DatabaseApplication() {}

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var database = OwnDatabase.start(data.resolve("postgres"), data.resolve("binaries"), new SecureRandom());
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table note (text text)");
            statement.execute("insert into note values ('kept')");
            System.out.println("row written");
            Thread.currentThread().join();
        }
    }
}

package org.emailchange.eventstore.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in one sentence that there is no database, in place of a stack trace. */
class AbsentDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private final Environment environment;

    AbsentDatabaseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        var last = cause;
        while (last.getCause() instanceof SQLException deeper) {
            last = deeper;
        }
        var state = String.valueOf(last.getSQLState());
        var url = environment.getProperty("spring.datasource.url", "the database that comes along");
        var place = url.replaceFirst("[?].*", "");
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return new FailureAnalysis(
                    "PostgreSQL does not answer at " + place + " (SQL state " + state + ").",
                    "Start it, or set spring.datasource.url to where it is.",
                    cause);
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return new FailureAnalysis(
                    "PostgreSQL at " + place + " does not let the application in (SQL state " + state + ").",
                    "Set spring.datasource.url, .username and .password to a database and to who owns it.",
                    cause);
        }
        if (state.equals("42501") || state.equals("25006")) {
            return new FailureAnalysis(
                    "PostgreSQL at " + place + " takes no changes from the application (SQL state " + state + ").",
                    "Set spring.datasource.url to the server that takes changes, and .username to who owns the database.",
                    cause);
        }
        return null;
    }
}

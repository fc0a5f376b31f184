package org.emailchange.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what is sent to the database to answer requests, and has it fail where a test wants that. */
public final class DatabaseStatements implements BeanPostProcessor {

    private static final Set<String> SENDS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");
    private static final String COMMIT = "commit";

    private final AtomicInteger answering = new AtomicInteger();
    private final ThreadLocal<@Nullable Fault> fault = new ThreadLocal<>();

    /** Where the database is gone: before the statement is sent, or after it has been done. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    private static final class Fault {

        private final Moment moment;
        private int left;

        private Fault(int number, Moment moment) {
            this.left = number;
            this.moment = moment;
        }

        private boolean strikes(Moment now) {
            return left == 0 && moment == now;
        }
    }

    /** How many statements have been sent to answer requests so far. */
    public int answering() {
        return answering.get();
    }

    /**
     * Does something in the calling thread, where the database is gone at one statement; a commit counts as one.
     *
     * @param number which statement, from 1
     */
    public void failing(int number, Moment moment, Runnable deed) {
        fault.set(new Fault(number, moment));
        try {
            deed.run();
        } finally {
            fault.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource") ? watched(source) : bean;
    }

    private DataSource watched(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return watch(Connection.class, super.getConnection());
            }
        };
    }

    private <T> T watch(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var counts =
                            SENDS.contains(method.getName()) || method.getName().equals(COMMIT);
                    if (counts) {
                        count();
                        strike(Moment.BEFORE);
                    }
                    var result = call(() -> method.invoke(target, arguments));
                    if (counts) {
                        strike(Moment.AFTER);
                    }
                    return result instanceof PreparedStatement prepared
                            ? watch(PreparedStatement.class, prepared)
                            : result instanceof Statement statement ? watch(Statement.class, statement) : result;
                }));
    }

    private interface Call {
        @Nullable
        Object make() throws ReflectiveOperationException;
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void count() {
        if (Thread.currentThread().getName().startsWith("http-")) {
            answering.incrementAndGet();
        }
        var armed = fault.get();
        if (armed != null) {
            armed.left--;
        }
    }

    private void strike(Moment moment) throws SQLException {
        var armed = fault.get();
        if (armed != null && armed.strikes(moment)) {
            throw new SQLException("the database is gone", "08006");
        }
    }
}

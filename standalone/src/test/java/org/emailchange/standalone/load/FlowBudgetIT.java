package org.emailchange.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.emailchange.attack.WholeService;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database may have to do for one change, so that nobody gives it back by accident. */
class FlowBudgetIT {
    private static final int ALONE = 16;
    private static final int TOGETHER = 64;

    private static TestSystem system;
    private static Flows flows;
    private static DatabaseWork.Counter counter;

    @BeforeAll
    static void start() throws SQLException {
        system = WholeService.nodes(1)
                // as it is shipped: what is done without cause counts, too
                .setting("db-scheduler.polling-interval", "1s")
                .start();
        flows = new Flows(system);
        counter = new DatabaseWork.Counter(system);
        accounts(4).forEach(flows::run);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void keepsTheBudgetWhereOneRunsAlone() {
        var accounts = accounts(ALONE);

        assertWithin(65, 33, 28, ALONE, () -> accounts.forEach(flows::run));
    }

    @Test
    void keepsTheBudgetWhereManyRunAtOnce() {
        var accounts = accounts(TOGETHER);

        assertWithin(
                52,
                24,
                28,
                TOGETHER,
                () -> ConcurrentCalls.times(TOGETHER, number -> {
                    flows.run(accounts.get(number));
                    return number;
                }));
    }

    private static void assertWithin(double statements, double commits, double rows, int count, Runnable work) {
        var each = counter.each(count, () -> {
            work.run();
            flows.settle();
        });
        System.out.println(count + " flows, each " + each);
        assertThat(each.statements()).as("statements of %s", each).isBetween(1., statements);
        assertThat(each.commits()).as("commits of %s", each).isBetween(1., commits);
        assertThat(each.rows()).as("rows of %s", each).isBetween(1., rows);
    }

    private static List<TestAccount> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> system.openAccount(null))
                .toList();
    }
}

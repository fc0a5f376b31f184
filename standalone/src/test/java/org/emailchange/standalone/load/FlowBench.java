package org.emailchange.standalone.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.emailchange.attack.WholeService;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.junit.jupiter.api.Test;

/**
 * Measures whole flows, by clients and a mail server in the same process; run by {@code mvn -Pbench}. The database is
 * that of the tests, which does not wait for its disk.
 */
class FlowBench {
    private static final int FLOWS = Integer.getInteger("bench.flows", 3_000);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void tellsWhatAFlowCosts() throws SQLException {
        try (var system = WholeService.nodes(1)
                .setting("db-scheduler.polling-interval", "1s")
                .start()) {
            var flows = new Flows(system);
            var counter = new DatabaseWork.Counter(system);
            System.out.println("bench: clients  flows/s  CPU ms a flow  statements  commits  rows");
            for (var clients : List.of(16, 1, 16, 64)) {
                measure(system, flows, counter, clients);
            }
        }
    }

    private static void measure(TestSystem system, Flows flows, DatabaseWork.Counter counter, int clients) {
        var count = clients == 1 ? FLOWS / 10 : FLOWS;
        var accounts = IntStream.range(0, count)
                .mapToObj(number -> system.openAccount(null))
                .toList();
        var figures = new double[2];
        var each = counter.each(count, () -> {
            var begin = System.nanoTime();
            var worked = PROCESS.getProcessCpuTime();
            run(flows, accounts, clients);
            figures[0] = count / ((System.nanoTime() - begin) / 1e9);
            figures[1] = (PROCESS.getProcessCpuTime() - worked) / 1e6 / count;
        });
        System.out.printf(
                "bench: %7d  %7.1f  %13.1f  %10.1f  %7.1f  %4.1f%n",
                clients, figures[0], figures[1], each.statements(), each.commits(), each.rows());
    }

    private static void run(Flows flows, List<TestAccount> accounts, int clients) {
        var next = new AtomicInteger();
        ConcurrentCalls.times(clients, client -> {
            for (var i = next.getAndIncrement(); i < accounts.size(); i = next.getAndIncrement()) {
                flows.run(accounts.get(i));
            }
            return client;
        });
    }
}

package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.LinkPurpose;
import org.emailchange.testing.CallCounter;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.model.Link;

/** Two nodes that are shared by all attacks which need no settings of their own. */
abstract class RunningCluster {

    static final RunningClock clock = new RunningClock();
    /** How often a password was checked at the moment of asking. */
    static final CallCounter passwordChecks = new CallCounter(Passwords.class, "matches");

    /** It goes with the JVM. */
    static final TestSystem cluster = WholeService.nodes(2)
            .clock(clock)
            .beanPostProcessor(passwordChecks)
            .setting("email-change.base-url", "https://wallet.example/mail")
            .start();

    static List<TestAccount> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> cluster.openAccount(null))
                .toList();
    }

    static List<Link> links(TestAccount account) {
        return WholeService.links(cluster, account);
    }

    /** What confirms the first change that an account asked for. */
    static String token(TestAccount account) {
        return links(account).stream()
                .filter(link -> link.purpose() == LinkPurpose.CONFIRM_NEW)
                .map(Link::token)
                .findFirst()
                .orElseThrow();
    }

    static void awaitStatus(TestAccount account, String state, String email) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var status = cluster.client(1).as(account).status().expect(200);
            assertThat(status.get("state")).isEqualTo(state);
            assertThat(status.get("email")).isEqualTo(email);
        });
    }

    /** An address that no test has used before. */
    static String fresh(String name) {
        return TestSystem.freshEmail(name);
    }
}

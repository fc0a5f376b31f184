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
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Two nodes that are shared by all attacks which need no settings of their own. */
@ExtendWith(RunningCluster.Start.class)
abstract class RunningCluster {

    static final RunningClock clock = new RunningClock();
    /** How often a password was checked at the moment of asking. */
    static final CallCounter passwordChecks = new CallCounter(Passwords.class, "matches");

    static TestSystem cluster;

    static List<TestAccount> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> cluster.openAccount(null))
                .toList();
    }

    static List<Link> links(TestAccount account) {
        return IssuedLinks.of(cluster, account);
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

    /** Starts the cluster with the first class that wants it, and stops it after the last. */
    static final class Start implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            cluster = context.getRoot()
                    .getStore(Namespace.create(Start.class))
                    .computeIfAbsent(
                            TestSystem.class,
                            key -> WholeService.nodes(2)
                                    .clock(clock)
                                    .beanPostProcessor(passwordChecks)
                                    .setting("email-change.base-url", "https://wallet.example/mail")
                                    .start(),
                            TestSystem.class);
        }
    }
}

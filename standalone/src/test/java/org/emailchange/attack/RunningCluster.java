package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.emailchange.api.LinkPurpose;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that all attacks share which need no settings of their own. */
@ExtendWith(SharedCluster.class)
abstract class RunningCluster {

    static Cluster cluster;

    static List<Account> accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> cluster.open(null)).toList();
    }

    /** What confirms the first change that an account asked for. */
    static String token(Account account) {
        return cluster.links(account).stream()
                .filter(link -> link.purpose() == LinkPurpose.CONFIRM_NEW)
                .map(Link::token)
                .findFirst()
                .orElseThrow();
    }

    static void awaitStatus(Account account, String state, String email) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var status = cluster.client(1).as(account).status(0).join().expect(200);
            assertThat(status.get("state")).isEqualTo(state);
            assertThat(status.json().get("email").asString("")).isEqualTo(email);
        });
    }

    /** An address that no test has used before. */
    static String fresh(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }
}

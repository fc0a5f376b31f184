package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LimitsOffIT extends RunningEdge {
    LimitsOffIT() {
        super(
                "email-change.limits.enabled=false",
                "email-change.limits.failed-sign-ins-per-name=1/1d",
                "email-change.limits.open-calls-per-client=1/1d");
    }

    private final JdbcClient jdbc = bean(JdbcClient.class);

    @Test
    void countNothing() {
        var before = buckets();
        for (int i = 0; i < 3; i++) {
            assertThat(anonymous()
                            .as(own.username(), "wrong")
                            .get("/api/accounts/me/email")
                            .status())
                    .isEqualTo(401);
            var open = anonymous().post("/api/verifications", "{\"token\":\"t\"}");
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.findHeader("RateLimit")).isEmpty();
        }
        assertThat(buckets()).isEqualTo(before);
    }

    private long buckets() {
        return jdbc.sql("select count(*) from rate_bucket").query(Long.class).single();
    }
}

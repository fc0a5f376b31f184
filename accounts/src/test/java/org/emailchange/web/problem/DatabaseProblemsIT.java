package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.Test;

class DatabaseProblemsIT extends RunningEdge {
    DatabaseProblemsIT() {
        super("spring.datasource.name=lost");
    }

    @Test
    void areNotAnsweredAsAWrongPasswordOrAnUnknownAccount() throws Exception {
        try (system) {
            bean(DataSource.class).unwrap(AutoCloseable.class).close();

            assertUnavailable(user().get("/api/accounts/me/email"));
            assertUnavailable(staff("wallet").get("/api/accounts/" + own.id() + "/email"));
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.findHeader("Retry-After")).hasValue("2");
        assertThat(answer.findHeader("WWW-Authenticate")).isEmpty();
    }
}

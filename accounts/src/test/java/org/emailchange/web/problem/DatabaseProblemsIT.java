package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import javax.sql.DataSource;
import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class DatabaseProblemsIT extends RunningEdge {

    @Autowired
    private DataSource database;

    @Test
    void areNotAnsweredAsAWrongPasswordOrAnUnknownAccount() throws Exception {
        database.unwrap(AutoCloseable.class).close();

        assertUnavailable(user().get("/api/accounts/me/email"));
        assertUnavailable(staff("wallet").get("/api/accounts/" + own.id() + "/email"));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
}

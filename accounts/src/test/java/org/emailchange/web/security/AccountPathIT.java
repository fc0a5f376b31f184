package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPathIT extends RunningEdge {

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    @Test
    void doesNotShowWhichAccountsExist() {
        var other = open().id().value();
        var unknown = user().get("/api/accounts/" + NOBODYS + "/email");

        assertProblem(unknown, 404, "not-found");
        for (var path : List.of(other, "nonsense", NOBODYS + "0", "Me")) {
            var answer = user().get("/api/accounts/" + path + "/email");
            assertThat(answer.body()).as(path).isEqualTo(unknown.body());
            assertThat(headers(answer)).as(path).isEqualTo(headers(unknown));
        }
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection"); // closed after some number of requests
        return headers;
    }

    @Test
    void acceptsAnIdInUpperCase() {
        var id = own.id().value().toUpperCase(Locale.ROOT);

        assertThat(user().get("/api/accounts/" + id + "/email").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "nonsense", NOBODYS})
    void isNotFoundForABackendThatNamesNoAccount(String path) {
        assertProblem(staff("wallet").get("/api/accounts/" + path + "/email"), 404, "not-found");
    }
}

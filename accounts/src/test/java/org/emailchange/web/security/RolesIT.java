package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesIT extends RunningEdge {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # method, path,                          nobody, user, wallet, helper, checker
            POST,     /api/verifications,            200,    200,  200,    200,    200
            POST,     /api/accounts,                 401,    403,  200,    403,    403
            GET,      /api/accounts/{own}/email,     401,    200,  200,    403,    403
            GET,      /api/accounts/me/email,        401,    200,  404,    403,    403
            GET,      /api/accounts/{other}/email,   401,    404,  200,    403,    403
            GET,      /api/accounts/{none}/email,    401,    404,  404,    403,    403
            GET,      /api/email-availability?limit=1, 401,  200,  200,    403,    403
            GET,      /api/support/accounts,         401,    403,  403,    200,    403
            GET,      /api/audit/accounts/{own}/events, 401, 403,  403,    403,    200
            GET,      /api/audit/accounts/{none}/events, 401, 403, 403,    403,    404
            GET,      /api/nothing,                  401,    404,  404,    404,    404
            GET,      /nothing,                      404,    404,  404,    404,    404
            GET,      /actuator/env,                 404,    404,  404,    404,    404
            GET,      /error,                        404,    404,  404,    404,    404
            GET,      /verify?token=x,               200,    200,  200,    200,    200
            """)
    void allowWhatTheTableSaysAndNothingElse(
            String method, String path, int nobody, int user, int wallet, int helper, int checker) {
        var other = open().id().value();
        var real = path.replace("{own}", own.id().value())
                .replace("{other}", other)
                .replace("{none}", "00000000-0000-4000-8000-000000000000");

        assertThat(call(anonymous(), method, real)).as("nobody").isEqualTo(nobody);
        assertThat(call(user(), method, real)).as("user").isEqualTo(user);
        assertThat(call(staff("wallet"), method, real)).as("wallet").isEqualTo(wallet);
        assertThat(call(staff("helper"), method, real)).as("helper").isEqualTo(helper);
        assertThat(call(staff("checker"), method, real)).as("checker").isEqualTo(checker);
    }

    private static int call(ApiClient caller, String method, String path) {
        return caller.with("Content-Type", "application/json")
                .send(
                        method,
                        path,
                        method.equals("POST") ? BodyPublishers.ofString("{\"token\":\"x\"}") : BodyPublishers.noBody())
                .status();
    }

    @Test
    void arePartOfTheNameOfACaller() {
        assertThat(user().get("/api/accounts/me/email").json().get("by").asString())
                .isEqualTo("USER:" + own.id());
        assertThat(staff("wallet").post("/api/accounts", "{}").json().get("by").asString())
                .isEqualTo("APP:wallet");
    }
}

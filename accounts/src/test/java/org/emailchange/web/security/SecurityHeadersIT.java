package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersIT extends RunningEdge {
    SecurityHeadersIT() {
        super("email-change.base-url=https://change.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts/me/email",
                "/api/accounts/me/broken",
                "/api/nothing",
                "/nothing",
                "/verify?token=x",
                "/verify",
                "/assets/app.css",
                "/verify;jsessionid=1",
                "/%2e%2e/verify",
            })
    void areOnEveryAnswer(String path) {
        var headers = user().get(path).headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts/me/email", "/verify?token=x", "/nothing"})
    void askForHttpsWhereTheServiceIsReachedByIt(String path) {
        assertThat(user().get(path).headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000 ; includeSubDomains");
    }
}

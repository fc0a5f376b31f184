package org.emailchange.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.EdgeApplication;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.api.ChangeId;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionsIT extends RunningEdge {

    private static final String MINE = "/api/accounts/me/email";

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    @Test
    void signsInByNameAndPassword() {
        var browser = browser();

        var answer = browser.signIn(own.username(), PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(browser.get(MINE).body()).contains(own.id().value());
    }

    @Test
    void refusesAWrongPassword() {
        var browser = browser();

        assertThat(browser.signIn(own.username(), "wrong").statusCode()).isEqualTo(401);

        assertThat(browser.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAFormWithoutTheTokenOfThePage() {
        var browser = browser();
        browser.get("/sign-in");

        var answer = browser.form("/sign-in", Map.of("username", own.username(), "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void setsACookieThatScriptsCannotReadAndOtherSitesCannotSend() {
        var answer = anonymous().get("/sign-in");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("session=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void renewsItsIdWhenAPersonSignsIn() {
        var browser = browser();
        browser.get("/sign-in");
        var planted = browser.copy();

        browser.signIn(own.username(), PASSWORD);

        assertThat(browser.session()).isNotEqualTo(planted.session());
        assertThat(planted.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void storesNothingAboutAPersonButTheirAccount() {
        signedIn();

        var kept = database.sql("select attribute_bytes from web_session_attributes")
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list();

        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains(own.username()) || text.contains(PASSWORD));
    }

    @Test
    void refusesAWriteByTheApiWithoutItsToken() {
        assertProblem(delete(signedIn(), null), 403, "forbidden");
    }

    @Test
    void allowsAWriteByTheApiWithItsToken() {
        var browser = signedIn();

        assertThat(delete(browser, browser.get("/account").body()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheTokenOfAnotherSession() {
        var other = signedIn().get("/account").body();

        assertProblem(delete(signedIn(), other), 403, "forbidden");
    }

    @Test
    void endsWhenItsOwnerSignsOut() {
        var browser = signedIn();
        var stolen = browser.copy();

        browser.form("/sign-out", Map.of("_csrf", browser.get("/account").body()));

        assertThat(stolen.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void endsWithAllOthersOfItsAccount() {
        var one = signedIn();
        var other = signedIn();

        sessions.endAll(own.id());

        assertThat(one.get(MINE).statusCode()).isEqualTo(401);
        assertThat(other.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void endsOnlyTheOthersOfItsAccount() {
        var here = signedIn();
        var elsewhere = signedIn();
        own = open();
        var somebodyElse = signedIn();

        here.form("/account/others", Map.of("_csrf", here.get("/account").body()));

        assertThat(here.get(MINE).statusCode()).isEqualTo(200);
        assertThat(elsewhere.get(MINE).statusCode()).isEqualTo(401);
        assertThat(somebodyElse.get(MINE).statusCode()).isEqualTo(200);
    }

    @Test
    void continuesWhereItRequestedTheChange() {
        var asking = signedIn();
        var other = signedIn();
        var change = ChangeId.of(UUID.randomUUID());
        var token = asking.get("/account").body();
        asking.form("/account/asks", Map.of("_csrf", token, "change", change.value()));

        sessions.endOthers(own.id(), change);

        assertThat(asking.get(MINE).statusCode()).isEqualTo(200);
        assertThat(other.get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void endsAfterItsLifetimeHoweverBusyItIs() {
        var browser = signedIn();
        var time = (SettableClock) clock;
        try {
            time.advance(Duration.ofHours(12).minusSeconds(1));
            assertThat(browser.get(MINE).statusCode()).isEqualTo(200);
            time.advance(Duration.ofSeconds(1));
            assertThat(browser.get(MINE).statusCode()).isEqualTo(401);
        } finally {
            time.set(EdgeApplication.NOW);
        }
    }

    @Test
    void servesStaffWhileTheSettingsNameIt() {
        var browser = browser();
        browser.signIn("helper", STAFF_PASSWORD);

        assertThat(browser.get("/api/support/accounts").statusCode()).isNotEqualTo(401);
        assertThat(browser.get(MINE).statusCode()).isEqualTo(403);
    }

    @Test
    void isNeededForAPageElseThePersonIsLedToSignIn() {
        var answer = anonymous().get("/account");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
    }

    @Test
    void isNeededForAScriptElseItIsToldWhereToSignIn() {
        var answer = anonymous().with("HX-Request", "true").get("/account");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Session");
    }

    private Browser browser() {
        return new Browser(anonymous());
    }

    private Browser signedIn() {
        var browser = browser();
        browser.signIn(own.username(), PASSWORD);
        return browser;
    }

    private static HttpResponse<String> delete(Browser browser, String token) {
        var edge = browser.withCookies();
        return (token == null ? edge : edge.with("X-CSRF-TOKEN", token)).send("DELETE", MINE, BodyPublishers.noBody());
    }
}

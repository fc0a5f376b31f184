package org.emailchange.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.EdgeApplication;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.api.ChangeId;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.FormBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionsIT extends RunningEdge {

    private static final String MINE = "/api/accounts/me/email";

    private final Sessions sessions = bean(Sessions.class);
    private final JdbcClient database = bean(JdbcClient.class);

    @Test
    void signsInByNameAndPassword() {
        var browser = browser();

        var answer = browser.trySignIn(own.username(), PASSWORD);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.findHeader("Location").orElseThrow()).endsWith("/");
        assertThat(browser.get(MINE).body()).contains(own.id().value());
    }

    @Test
    void refusesAWrongPassword() {
        var browser = browser();

        assertThat(browser.trySignIn(own.username(), "wrong").status()).isEqualTo(401);

        assertThat(browser.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void refusesAFormWithoutTheTokenOfThePage() {
        var browser = browser();
        browser.get("/sign-in");

        var answer = browser.form("/sign-in", Map.of("username", own.username(), "password", PASSWORD));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void setsACookieThatScriptsCannotReadAndOtherSitesCannotSend() {
        var browser = browser();
        var opened = browser.get("/sign-in");
        var signedIn = browser.post("/sign-in", Map.of("username", own.username(), "password", PASSWORD));

        for (var answer : List.of(opened, signedIn)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie)
                            .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                            .doesNotContain("Domain"));
        }
        assertThat(signedIn.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("session="));
    }

    @Test
    void beginsNotBeforeAPersonSignsIn() {
        var before = count();
        var browser = browser();

        browser.get("/sign-in");
        browser.trySignIn(own.username(), "wrong");
        browser.post("/sign-in/passkey-options", Map.of()).expect(200);
        browser.post("/sign-in/passkey", Map.of("passkey", "{}")).expect(401);
        browser.get("/account");

        assertThat(browser.session()).isEmpty();
        assertThat(count()).isEqualTo(before);
        browser.trySignIn(own.username(), PASSWORD);
        assertThat(count()).isEqualTo(before + 1);
    }

    private long count() {
        return database.sql("select count(*) from web_session")
                .query(Long.class)
                .single();
    }

    @Test
    void renewsItsIdWhenAPersonSignsIn() {
        var browser = signedIn();
        var planted = browser.copy(anonymous());
        assertThat(planted.get(MINE).status()).isEqualTo(200);

        browser.trySignIn(own.username(), PASSWORD);

        assertThat(browser.session()).isNotEqualTo(planted.session());
        assertThat(planted.get(MINE).status()).isEqualTo(401);
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

    @ParameterizedTest
    @ValueSource(strings = {"x", "Bearer x", "Digest username=x", ""})
    void refusesAWriteWithoutItsTokenWhateverElseIsShown(String authorization) {
        var client = signedIn().client().with("Authorization", authorization);

        assertProblem(client.send("DELETE", MINE, BodyPublishers.noBody()), 403, "forbidden");
    }

    @Test
    void doesNotCountBesideAWrongNameAndPassword() {
        var client = signedIn().client().as(own.username(), "wrong");

        assertProblem(client.send("DELETE", MINE, BodyPublishers.noBody()), 401, "unauthenticated");
    }

    @Test
    void allowsAWriteByTheApiWithItsToken() {
        var browser = signedIn();

        assertThat(delete(browser, token(browser, "/account")).status()).isEqualTo(200);
    }

    @Test
    void refusesTheTokenOfAnotherSession() {
        var other = token(signedIn(), "/account");

        assertProblem(delete(signedIn(), other), 403, "forbidden");
    }

    @Test
    void endsWhenItsOwnerSignsOut() {
        var browser = signedIn();
        var stolen = browser.copy(anonymous());

        browser.form("/sign-out", Map.of("_csrf", token(browser, "/account")));

        assertThat(stolen.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void endsWithAllOthersOfItsAccount() {
        var one = signedIn();
        var other = signedIn();

        sessions.endAll(own.id());

        assertThat(one.get(MINE).status()).isEqualTo(401);
        assertThat(other.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void leavesTheAnswerAsItIsWhenItEndsMeanwhile() {
        var browser = signedIn();

        var answer = browser.form("/account/ends", Map.of("_csrf", token(browser, "/account")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(browser.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void endsOnlyTheOthersOfItsAccount() {
        var here = signedIn();
        var elsewhere = signedIn();
        own = open();
        var somebodyElse = signedIn();

        here.form("/account/others", Map.of("_csrf", token(here, "/account")));

        assertThat(here.get(MINE).status()).isEqualTo(200);
        assertThat(elsewhere.get(MINE).status()).isEqualTo(401);
        assertThat(somebodyElse.get(MINE).status()).isEqualTo(200);
    }

    @Test
    void continuesWhereItRequestedTheChange() {
        var asking = signedIn();
        var other = signedIn();
        var change = ChangeId.of(UUID.randomUUID());
        var token = token(asking, "/account");
        asking.form("/account/asks", Map.of("_csrf", token, "change", change.value()));

        sessions.endOthers(own.id(), change);

        assertThat(asking.get(MINE).status()).isEqualTo(200);
        assertThat(other.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void endsAfterItsLifetimeHoweverBusyItIs() {
        var browser = signedIn();
        var time = (SettableClock) clock;
        try {
            time.advance(Duration.ofHours(12).minusSeconds(1));
            assertThat(browser.get(MINE).status()).isEqualTo(200);
            time.advance(Duration.ofSeconds(1));
            assertThat(browser.get(MINE).status()).isEqualTo(401);
        } finally {
            time.set(EdgeApplication.NOW);
        }
    }

    @Test
    void servesStaffWhileTheSettingsNameIt() {
        var browser = browser();
        browser.trySignIn("helper", PASSWORD);

        assertThat(browser.get("/api/support/accounts").status()).isNotEqualTo(401);
        assertThat(browser.get(MINE).status()).isEqualTo(403);
    }

    @Test
    void isNeededForAPageElseThePersonIsLedToSignIn() {
        var answer = anonymous().get("/account");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.findHeader("Location")).hasValue("/sign-in");
    }

    @Test
    void isNeededForAScriptElseItIsToldWhereToSignIn() {
        var answer = anonymous().with("HX-Request", "true").get("/account");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.findHeader("HX-Redirect")).hasValue("/sign-in");
        assertThat(answer.findHeader("WWW-Authenticate")).hasValue("Session");
    }

    private FormBrowser browser() {
        return new FormBrowser(anonymous());
    }

    private FormBrowser signedIn() {
        var browser = browser();
        browser.trySignIn(own.username(), PASSWORD);
        return browser;
    }

    private static Answer delete(FormBrowser browser, String token) {
        var edge = browser.client();
        return (token == null ? edge : edge.with("X-CSRF-TOKEN", token)).send("DELETE", MINE, BodyPublishers.noBody());
    }

    /** The token of the form on a page. */
    private static String token(FormBrowser browser, String page) {
        browser.get(page);
        return browser.csrfToken();
    }
}

package org.emailchange.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.accounts.EdgeApplication;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.passkey.TestPasskey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasskeySignInIT extends RunningEdge {

    private static final String MINE = "/api/accounts/me/email";

    private final Passkeys passkeys = bean(Passkeys.class);

    private TestPasskey device;

    @BeforeEach
    void registerPasskey() {
        device = TestPasskey.at("http://localhost:8080");
        var adding = new ChallengePurpose("test", own.id().value(), "add");
        var made = device.make(passkeys.registrationOptions(own.id(), adding));
        passkeys.add(own.id(), passkeys.read(own.id(), adding, "Phone", made).orElseThrow(), EdgeApplication.NOW, 0);
    }

    @Test
    void needsNoName() {
        var browser = browser();

        var answer = signIn(browser, device.use(options(browser)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(browser.get(MINE).body()).contains(own.id().value());
    }

    @Test
    void endsTheFormerSession() {
        var browser = browser();
        browser.trySignIn(own.username(), PASSWORD);
        var plantedToken = token(browser, "/sign-in");
        var planted = browser.copy(anonymous());
        assertThat(planted.get(MINE).status()).isEqualTo(200);

        signIn(browser, device.use(options(browser)));

        assertThat(browser.session()).isNotEqualTo(planted.session());
        assertThat(planted.get(MINE).status()).isEqualTo(401);
        assertThat(browser.form("/account/others", Map.of("_csrf", plantedToken))
                        .status())
                .as("the token of the session before")
                .isEqualTo(303);
    }

    @Test
    void requiresAVerifiedPerson() {
        var browser = browser();

        assertThat(signIn(browser, device.verifiesNobody().use(options(browser)))
                        .status())
                .isEqualTo(401);

        assertThat(browser.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void acceptsAnAnswerOnlyFromTheBrowserThatRequestedIt() {
        var browser = browser();
        var stolen = device.use(options(browser));
        var thief = browser();

        assertThat(signIn(thief, stolen).status()).isEqualTo(401);

        assertThat(thief.get(MINE).status()).isEqualTo(401);
    }

    @Test
    void acceptsAnAnswerOnce() {
        var browser = browser();
        var answer = device.use(options(browser));
        var again = browser.copy(anonymous());

        signIn(browser, answer);

        assertThat(signIn(again, answer).status()).isEqualTo(401);
    }

    @Test
    void refusesAnAnswerForAnotherPurpose() {
        var browser = browser();
        options(browser);
        var other = passkeys.signInOptions(new ChallengePurpose("form " + rawToken(browser), "", "change"));

        assertThat(signIn(browser, device.use(other)).status()).isEqualTo(401);
    }

    @Test
    void requiresTheTokenOfThePage() {
        var browser = browser();
        var answer = device.use(options(browser));

        assertThat(browser.form("/sign-in/passkey", Map.of("passkey", answer)).status())
                .isEqualTo(303);

        assertThat(browser.get(MINE).status()).isEqualTo(401);
    }

    private FormBrowser browser() {
        return new FormBrowser(anonymous());
    }

    private static String options(FormBrowser browser) {
        var token = token(browser, "/sign-in");
        return browser.form("/sign-in/passkey-options", Map.of("_csrf", token)).body();
    }

    private static Answer signIn(FormBrowser browser, String answer) {
        var token = token(browser, "/sign-in");
        return browser.form("/sign-in/passkey", Map.of("passkey", answer, "_csrf", token));
    }

    /** The token as the cookie has it; forms mask it. */
    private static String rawToken(FormBrowser browser) {
        var cookies = browser.client().headers().get("Cookie");
        return Stream.of(cookies.split("; "))
                .filter(cookie -> cookie.startsWith("csrf="))
                .findFirst()
                .orElseThrow()
                .substring("csrf=".length());
    }

    /** The token of the form on a page. */
    private static String token(FormBrowser browser, String page) {
        browser.get(page);
        return browser.csrfToken();
    }
}

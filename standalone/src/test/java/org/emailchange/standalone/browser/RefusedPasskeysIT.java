package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices and pages that do what they should not. */
@ExtendWith(BrowserExtension.class)
class RefusedPasskeysIT {

    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void saySoWhereTheDeviceDoesNotVerifyThePerson(World world) {
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        var owner = world.owner();
        phone.signIn(owner);
        phone.makePasskey("My phone");
        authenticator.verifyNoMore();
        phone.open("/account");

        var page = phone.askWithPasskey(owner.another());

        assertThat(page.getByText(TEXTS.of("passkey.trouble"))).isVisible();
    }

    @Test
    void areRefusedWhereAManipulatedPageLetsTheDeviceVerifyNobody(World world) {
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        var owner = world.owner();
        phone.signIn(owner);
        phone.makePasskey("My phone");
        authenticator.verifyNoMore();
        phone.context().route("**/account/passkey-options", route -> answer(route, "\"required\"", "\"discouraged\""));
        phone.open("/account");

        var page = phone.askWithPasskey(owner.another());

        assertThat(page.locator(".note.bad:visible")).containsText(TEXTS.of("problem.attempts", 4));
        assertThat(page.locator(".change")).hasCount(0);
    }

    @Test
    void ofAnotherAccountAreRefused(World world) {
        var mallory = world.desktop();
        var hers = VirtualAuthenticator.thatVerifies(mallory);
        mallory.signIn(world.owner());
        mallory.makePasskey("Mallory's");
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        var owner = world.owner();
        phone.signIn(owner);
        phone.makePasskey("My phone");
        authenticator.takeOver(hers);
        phone.context()
                .route(
                        "**/account/passkey-options",
                        route -> answer(route, "\"allowCredentials\":\\[\\{.*?}]", "\"allowCredentials\":[]"));
        phone.open("/account");

        var page = phone.askWithPasskey(owner.another());

        assertThat(page.locator(".note.bad:visible")).containsText(TEXTS.of("problem.attempts", 4));
        assertThat(page.locator(".change")).hasCount(0);
    }

    @Test
    void thatNobodyVerifiesLetNobodyIn(World world) {
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        var page = phone.signIn(world.owner());
        phone.makePasskey("My phone");
        authenticator.verifyNoMore();
        phone.context().route("**/sign-in/passkey-options", route -> answer(route, "\"required\"", "\"discouraged\""));
        page.locator("header form button").click();

        page.locator("button[data-passkey=use]").click();

        assertThat(page.locator(".note.bad")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/sign-in"));
    }

    /** The answer of the service, but for what is replaced. */
    private static void answer(Route route, String pattern, String replacement) {
        var answer = route.fetch();
        var body = answer.text().replaceAll(pattern, replacement);
        if (body.equals(answer.text())) {
            throw new AssertionError("nothing to replace in " + body);
        }
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }
}

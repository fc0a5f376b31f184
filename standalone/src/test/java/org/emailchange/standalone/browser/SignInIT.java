package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class SignInIT {

    private static final Pattern SIGN_IN = Pattern.compile("/sign-in(\\?|$)");
    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void takesNameAndPassword(World world) {
        var owner = world.owner();

        var page = world.phone().signIn(owner);

        assertThat(page.locator("#live .current .address")).hasText(owner.email());
        assertThat(page.locator("header .name")).hasText(owner.name());
    }

    @Test
    void saysWhatIsWrongAndKeepsTheName(World world) {
        var page = world.phone().open("/sign-in");
        page.locator("#username").fill("nobody");
        page.locator("#password").fill("wrong");

        page.locator("form[action='/sign-in'] button").click();

        assertThat(page.getByRole(AriaRole.ALERT)).hasText(TEXTS.of("sign-in.note.failed"));
        assertThat(page.locator("#username")).hasValue("nobody");
        assertThat(page.locator("#password")).hasValue("");
    }

    @Test
    void isAskedForAgainOnceSignedOut(World world) {
        var page = world.phone().signIn(world.owner());

        page.locator("header form button").click();

        assertThat(page.locator(".note")).hasText(TEXTS.of("sign-in.note.signed-out"));
        page.goBack();
        page.reload();
        assertThat(page).hasURL(SIGN_IN);
    }

    @Test
    void isAskedForEverywhereElseByWish(World world) {
        var owner = world.owner();
        var elsewhere = world.desktop().signIn(owner);
        var here = world.phone().signIn(owner);

        here.locator("form[action='/account/sign-out-others'] button").click();

        assertThat(here.locator(".note.good")).hasText(TEXTS.of("note.others-signed-out"));
        elsewhere.reload();
        assertThat(elsewhere).hasURL(SIGN_IN);
        here.reload();
        assertThat(here.locator("#live .current .address")).hasText(owner.email());
    }
}

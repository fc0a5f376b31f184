package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every page can be used by everybody; the pages that links open are looked at where their outcomes are. */
@ExtendWith(BrowserExtension.class)
@ParameterizedClass
@EnumSource(mode = Mode.EXCLUDE, names = "WITHOUT_SCRIPTS")
class AccessibilityIT {

    @Parameter
    Reader reader;

    @Test
    void holdsForSigningIn(World world) {
        var page = reader.phone(world).open("/sign-in");
        Accessibility.check(page);

        page.locator("#username").fill("nobody");
        page.locator("#password").fill("wrong");
        page.locator("form[action='/sign-in'] button").click();

        assertThat(page.locator(".note.bad")).isVisible();
        Accessibility.check(page);
    }

    @Test
    void holdsForAnAccountWithoutAnAddress(World world) {
        Accessibility.check(reader.phone(world).signIn(world.ownerWithoutAddress()));
    }

    @Test
    void holdsForAChangeOnItsWay(World world) {
        var owner = world.owner();
        var email = owner.another();
        var phone = reader.phone(world);
        phone.signIn(owner);

        var page = phone.ask(email);
        Accessibility.check(page);
        phone.context().setOffline(true);
        page.locator("form[action$='/cancel'] button").click();
        assertThat(page.locator("#trouble")).isVisible();
        Accessibility.check(page);
        phone.context().setOffline(false);

        var another = world.phone();
        another.press(world.mailboxes().link(email, "verify"));
        another.press(world.mailboxes().link(owner.email(), "verify"));
        assertThat(page.locator(".current .address")).hasText(email);
        page.reload();
        assertThat(page.locator(".previous")).isVisible();
        Accessibility.check(page);
    }

    @Test
    void holdsForPasskeys(World world) {
        var phone = reader.phone(world);
        VirtualAuthenticator.thatVerifies(phone);
        phone.signIn(world.owner());
        var page = phone.open("/account/passkeys");
        Accessibility.check(page);

        page.locator("#add input[name=password]").fill(Owner.PASSWORD);
        page.locator("#add button").click();
        assertThat(page.locator(".note.good")).isVisible();
        page.locator(".cards .edit > summary").click();
        Accessibility.check(page);
        phone.open("/account").locator("#ask summary").click();
        Accessibility.check(page);
    }

    @Test
    void holdsForStaff(World world) {
        Accessibility.check(reader.phone(world).signIn("app", "demo", "/"));
    }

    @Test
    void holdsForOperators(World world) {
        world.refuseMailWhile(() -> {
            var owner = world.ownerWithoutAddress();
            var phone = world.phone();
            phone.signIn(owner);
            assertThat(phone.ask(owner.another()).locator(".steps li.stopped"))
                    .containsText(Texts.ENGLISH.of("step.confirm-new.failed"));
        });
        var operator = reader.phone(world);
        operator.signIn("operator", "demo", "/operator/mails");

        var page = operator.open("/operator/mails?state=FAILED");

        assertThat(page.locator("form[action='/operator/mails'] button").first())
                .isVisible();
        Accessibility.check(page);
    }

    @Test
    void holdsForErrors(World world) {
        var phone = reader.phone(world);
        Accessibility.check(phone.open("/nothing-here"));
        phone.signIn("app", "demo", "/");
        Accessibility.check(phone.open("/account"));
    }

    @Test
    void holdsForWhatIsRefusedAndForTheLock(World world) {
        var page = reader.phone(world).signIn(world.owner());

        for (int left = 4; left >= 0; left--) {
            page.locator("#newEmail").fill(world.owner().email());
            page.locator("#password").fill("wrong");
            // the note of the attempt before says nothing about this one
            page.evaluate("document.querySelectorAll('.note').forEach(note => note.remove())");
            page.locator("#ask button[type=submit]").click();
            assertThat(page.locator(".note.bad:visible")).hasCount(1);
        }

        Accessibility.check(page);
        page.reload();
        assertThat(page.locator("section.locked")).isVisible();
        Accessibility.check(page);
    }
}

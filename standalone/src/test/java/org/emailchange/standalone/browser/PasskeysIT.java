package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class PasskeysIT {

    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void areMadeListedNamedAndRemoved(World world) {
        var phone = world.phone();
        VirtualAuthenticator.thatVerifies(phone);
        phone.signIn(world.owner());

        var page = phone.makePasskey("My phone");
        assertThat(page.locator(".cards h2")).hasText("My phone");

        page.locator(".cards .edit > summary").click();
        page.locator(".cards input[name=label]").fill("My old phone");
        page.locator("form[action$='/rename'] button").click();
        assertThat(page.locator(".cards h2")).hasText("My old phone");

        page.locator(".cards .edit > summary").click();
        page.locator(".cards .way-out summary").click();
        page.locator(".cards input[name=password]").fill(Owner.PASSWORD);
        page.locator("form[action$='/remove'] button[type=submit]").click();
        assertThat(page.locator(".note.good")).hasText(TEXTS.of("note.passkey-removed"));
        assertThat(page.locator(".cards")).hasCount(0);
    }

    @Test
    void areRemovedWithOneOfThemInstead(World world) {
        var page = withPasskey(world, world.owner()).page();

        page.locator(".cards .edit > summary").click();
        page.locator("form[action$='/remove'] button[data-passkey]").click();

        assertThat(page.locator(".note.good")).hasText(TEXTS.of("note.passkey-removed"));
    }

    @Test
    void areMadeWithOneOfThemInstead(World world) {
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        phone.signIn(world.owner());
        var page = phone.makePasskey("My phone");
        page.locator("#add button[data-passkey=prove]").click();
        assertThat(page.locator("#add [data-proved]")).isVisible();

        authenticator.forgetAll(); // a device makes no second one for an account
        page.locator("#add button[data-passkey=make]").click();

        assertThat(page.locator(".cards h2")).hasCount(2);
    }

    @Test
    void areNotMadeWithAWrongPassword(World world) {
        var phone = world.phone();
        var authenticator = VirtualAuthenticator.thatVerifies(phone);
        var page = phone.signIn(world.owner());
        phone.open("/account/passkeys");
        page.locator("#add input[name=password]").fill("wrong");

        page.locator("#add button").click();

        assertThat(page.locator(".note.bad")).containsText(TEXTS.of("problem.attempts", 4));
        assertThat(page.locator(".cards")).hasCount(0);
        assertTrue(authenticator.holdsNothing(), "the device made none");
    }

    @Test
    void letTheirOwnerIn(World world) {
        var owner = world.owner();
        var phone = withPasskey(world, owner);
        phone.page().locator("header form button").click();

        phone.page().locator("button[data-passkey=use]").click();

        assertThat(phone.page().locator(".current .address")).hasText(owner.email());
    }

    @Test
    void askTheNewMailboxAloneOnceTheCurrentOneHasConfirmedThem(World world) {
        var owner = world.owner();
        var email = owner.another();
        var phone = withPasskey(world, owner);
        world.desktop().press(world.mailboxes().link(owner.email(), "verify"));
        phone.open("/account");

        var page = phone.askWithPasskey(email);
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
        world.desktop().press(world.mailboxes().link(email, "verify"));

        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.approved.title"));
        assertThat(page.locator(".current .address")).hasText(email);
    }

    @Test
    void areNotTheOnlyWay(World world) {
        var owner = world.owner();
        var phone = withPasskey(world, owner);
        var page = phone.open("/account");
        page.locator("#ask summary").click();

        phone.ask(owner.another());

        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
    }

    private static Device withPasskey(World world, Owner owner) {
        var phone = world.phone();
        VirtualAuthenticator.thatVerifies(phone);
        phone.signIn(owner);
        phone.makePasskey("My phone");
        return phone;
    }
}

package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say that confirm. In each language, with scripts and without. */
@ExtendWith(BrowserExtension.class)
class ConfirmingLinksIT {

    @ParameterizedTest
    @EnumSource
    void askBeforeAnythingIsDone(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);

        phone.open(world.mailboxes().link(email, "verify"));

        reader.isTold(phone, "confirm-new.title");
        var page = phone.page();
        assertThat(page.locator("main form button")).hasCount(1);
        assertThat(page.locator(".facts")).containsText(email);
        assertThat(page.locator(".facts")).not().containsText(owner.email());
        assertThat(page.locator(".facts")).not().containsText(owner.name());
    }

    @ParameterizedTest
    @EnumSource
    void waitForTheOtherMailbox(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);

        phone.press(world.mailboxes().link(owner.email(), "verify"));

        reader.isTold(phone, "waiting-new.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatAllHaveAgreed(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);

        phone.press(world.mailboxes().link(email, "verify"));
        assertThat(phone.page().locator("h1")).hasText(reader.texts().of("waiting-current.title"));
        phone.press(world.mailboxes().link(owner.email(), "verify"));

        reader.isTold(phone, "approved.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatALinkIsForAnotherAccount(Reader reader, World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);
        phone.signIn(world.owner());

        phone.open(world.mailboxes().link(email, "verify"));

        reader.isTold(phone, "token-other-account.title");
    }
}

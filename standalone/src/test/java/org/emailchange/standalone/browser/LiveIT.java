package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of the account as it follows what happens elsewhere. */
@ExtendWith(BrowserExtension.class)
class LiveIT {

    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void movesOnByItselfWhenThePhoneConfirms(World world) {
        var owner = world.owner();
        var email = owner.another();
        var desktop = world.desktop();
        desktop.signIn(owner);
        var page = desktop.ask(email);
        assertThat(page.getByText(TEXTS.of("step.confirm-new.sent"))).isVisible();
        assertThat(page.getByText(TEXTS.of("step.confirm-current.sent"))).isVisible();
        page.evaluate("window.stays = true");

        var phone = world.phone();
        phone.press(world.mailboxes().link(email, "verify"));
        assertThat(page.locator(".steps li.done")).containsText(TEXTS.of("step.confirm-new.confirmed"));
        phone.press(world.mailboxes().link(owner.email(), "verify"));
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.approved.title"));

        desktop.showsWhatAFreshPageShows();
        assertThat(page.evaluate("window.stays")).isEqualTo(true);
    }

    @Test
    void keepsWhatIsBeingTypedWhileItMovesOn(World world) {
        var owner = world.owner();
        var email = owner.another();
        var page = world.desktop().signIn(owner);
        page.locator("#newEmail").fill("half@an");

        owner.asksFor(email);
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));

        assertThat(page.locator("#newEmail")).hasValue("half@an");
        assertThat(page.locator("#newEmail")).isFocused();
    }

    @Test
    void tellsWhenItIsStoppedFromTheCurrentMailbox(World world) {
        var owner = world.owner();
        var desktop = world.desktop();
        desktop.signIn(owner);
        var page = desktop.ask(owner.another());

        world.phone().press(world.mailboxes().link(owner.email(), "revoke"));

        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.cancelled.revoked.title"));
        desktop.showsWhatAFreshPageShows();
    }
}

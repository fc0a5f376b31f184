package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Adding and changing the address on the page of the account. */
@ExtendWith(BrowserExtension.class)
class AskingIT {

    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void addsAnAddressWhereThereIsNone(World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        var desktop = world.desktop();
        desktop.signIn(owner);

        var page = desktop.ask(email);
        world.phone().press(world.mailboxes().link(email, "verify"));

        assertThat(page.locator(".current .address")).hasText(email);
        assertThat(page.locator(".current .badge.done")).isVisible();
    }

    @Test
    void provesAnAddressThatWasBroughtAlong(World world) {
        var owner = world.ownerWithUnprovedAddress();
        var desktop = world.desktop();
        var page = desktop.signIn(owner);
        assertThat(page.locator("#newEmail")).hasValue(owner.email());
        assertThat(page.locator("#ask-next")).hasText(TEXTS.of("ask.next.prove"));

        page.locator("#password").fill(Owner.PASSWORD);
        page.locator("#ask button[type=submit]").click();
        world.phone().press(world.mailboxes().link(owner.email(), "verify"));

        assertThat(page.locator(".current .address")).hasText(owner.email());
        assertThat(page.locator(".current .badge.done")).isVisible();
        desktop.showsWhatAFreshPageShows();
    }

    @Test
    void changesTheAddressOnceBothMailboxesHaveAgreed(World world) {
        var owner = world.owner();
        var email = owner.another();
        var desktop = world.desktop();
        desktop.signIn(owner);

        var page = desktop.ask(email);

        assertThat(page.locator(".steps li")).hasCount(2);
        desktop.showsWhatAFreshPageShows();
        assertThat(page.locator(".current .address")).hasText(owner.email());
        var phone = world.phone();
        phone.press(world.mailboxes().link(email, "verify"));
        assertThat(page.locator(".current .address")).hasText(owner.email());
        phone.press(world.mailboxes().link(owner.email(), "verify"));
        assertThat(page.locator(".current .address")).hasText(email);
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.approved.title"));
        desktop.showsWhatAFreshPageShows();
        assertThat(page.locator(".previous li")).hasCount(1);
        assertThat(page.locator(".previous li bdi")).hasText(owner.email());
    }

    @Test
    void tellsWhileTypingWhetherTheAddressIsToBeHad(World world) {
        var owner = world.owner();
        var page = world.phone().signIn(owner);
        var hint = page.locator("#availability");

        page.locator("#newEmail").pressSequentially("somebody");
        assertThat(hint).hasText(TEXTS.of("availability.invalid"));
        page.locator("#newEmail").fill(owner.another());
        assertThat(hint).hasText(TEXTS.of("availability.free"));
        page.locator("#newEmail").fill(world.owner().email());
        assertThat(hint).hasText(TEXTS.of("availability.taken"));
        page.locator("#newEmail").fill(owner.email());
        assertThat(hint).hasText(TEXTS.of("availability.yours"));
        page.locator("#newEmail").fill("somebody@\u0440\u0430\u0443.example");
        assertThat(hint).containsText("xn--80a5ak.example");
    }

    @Test
    void isRefusedAnAddressThatAnotherAccountHasAndKeepsWhatWasTyped(World world) {
        var taken = world.owner().email();
        var page = world.phone().signIn(world.owner());
        page.locator("#newEmail").fill(taken);
        page.locator("#password").fill(Owner.PASSWORD);

        page.locator("#ask button[type=submit]").click();

        assertThat(page.locator(".note.bad:visible")).containsText("another account");
        assertThat(page.locator("#newEmail")).hasValue(taken);
        assertThat(page.locator("#password")).hasValue("");
    }

    @Test
    void saysWhichMailCannotBeDeliveredAndWhy(World world) {
        var phone = world.phone();
        var owner = world.ownerWithoutAddress();
        phone.signIn(owner);

        world.refuseMailWhile(() -> {
            var page = phone.ask(owner.another());

            var step = page.locator(".steps li.stopped");
            assertThat(step).containsText(TEXTS.of("step.confirm-new.failed"));
            assertThat(step.locator(".error")).not().isEmpty();
        });
    }

    @Test
    void countsDownUntilTheMailsMayBeSentAgain(World world) {
        var owner = world.owner();
        var email = owner.another();
        var desktop = world.desktop();
        desktop.signIn(owner);
        desktop.page().clock().install();
        desktop.open("/account");
        var page = desktop.ask(email);
        var button = page.locator("form[action$='/resend'] button");
        assertThat(button).isDisabled();
        assertThat(button).hasText(Pattern.compile(".*00:[0-5]\\d"));
        var first = world.mailboxes().link(email, "verify");

        world.pass(Duration.ofSeconds(61));
        page.clock().fastForward("01:01");
        // a refresh that was under way may bring the service's time of before along, or take the button away
        page.waitForResponse("**/account", () -> page.evaluate("htmx.trigger('#live', 'stale')"));
        assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling"))
                .hasCount(0);
        assertThat(button).hasText(TEXTS.of("change.resend"));
        button.click();

        assertThat(page.locator(".note.good")).hasText(TEXTS.of("note.resent"));
        desktop.showsWhatAFreshPageShows();
        var links = world.mailboxes().links(email, "verify", 2);
        assertThat(world.phone().open(first).locator("h1")).hasText(TEXTS.of("token-replaced.title"));
        assertThat(world.phone().press(links.get(0)).locator("h1")).hasText(TEXTS.of("waiting-current.title"));
    }

    @Test
    void isCancelledByItsButton(World world) {
        var owner = world.owner();
        var desktop = world.desktop();
        desktop.signIn(owner);
        var page = desktop.ask(owner.another());

        page.locator("form[action$='/cancel'] button").click();

        assertThat(page.locator(".note.good")).hasText(TEXTS.of("note.cancelled"));
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.cancelled.owner.title"));
        assertThat(page.locator(".current .address")).hasText(owner.email());
        desktop.showsWhatAFreshPageShows();
    }

    @Test
    void isLockedAfterTooManyWrongPasswords(World world) {
        var phone = world.phone();
        var page = phone.signIn(world.owner());

        for (int left = 4; left >= 0; left--) {
            page.locator("#newEmail").fill("somebody@new.example");
            page.locator("#password").fill("wrong");
            page.locator("#ask button[type=submit]").click();
            assertThat(page.locator(".note.bad:visible"))
                    .containsText(left == 0 ? "" : TEXTS.of("problem.attempts", left));
        }

        assertThat(page.locator("section.locked")).containsText(TEXTS.of("locked.until"));
        assertThat(page.locator("section.locked .left")).hasText(Pattern.compile("(29|30):[0-5]\\d"));
        phone.showsWhatAFreshPageShows();
        assertThat(page.locator("#ask")).hasCount(0);
    }
}

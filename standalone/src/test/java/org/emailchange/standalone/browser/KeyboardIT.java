package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class KeyboardIT {

    private static final int STEPS = 25;
    private static final String IS_MARKED = "element => getComputedStyle(element).outlineStyle !== 'none'";

    @Test
    void isAllThatTheMainJobNeeds(World world) {
        var owner = world.owner();
        var email = owner.another();

        var page = world.desktop().open("/sign-in");
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type(owner.name());
        walkTo(page, page.locator("#password"));
        page.keyboard().type(Owner.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page.locator("#account")).isVisible();
        walkTo(page, page.locator("#newEmail"));
        page.keyboard().type(email);
        walkTo(page, page.locator("#password"));
        page.keyboard().type(Owner.PASSWORD);
        walkTo(page, page.locator("#ask button[type=submit]"));
        page.keyboard().press("Space");
        assertThat(page.locator(".note.good")).isFocused();

        confirm(world, email);
        confirm(world, owner.email());
        assertThat(page.locator(".current .address")).hasText(email);
    }

    private static void confirm(World world, String mailbox) {
        var page = world.desktop().open(world.mailboxes().link(mailbox, "verify"));
        walkTo(page, page.locator("main form button"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".sign")).isVisible();
    }

    private static void walkTo(Page page, Locator wanted) {
        for (int step = 0; step < STEPS; step++) {
            page.keyboard().press("Tab");
            var focused = page.locator("*:focus");
            if (focused.count() == 1) {
                assertThat(focused.evaluate(IS_MARKED)).as(focused.toString()).isEqualTo(true);
            }
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("not reached by the keyboard: " + wanted);
    }
}

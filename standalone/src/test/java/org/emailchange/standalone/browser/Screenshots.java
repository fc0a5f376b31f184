package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of {@code docs/pages.md}; no part of the build. */
@ExtendWith(BrowserExtension.class)
class Screenshots {

    private static final int TALLEST = 900;
    private static final Path DIRECTORY = Path.of(System.getProperty("pictures", "../docs/images"));

    @Test
    void ofAChange(World world) {
        var phone = world.phone();
        take(phone.open("/sign-in"), "sign-in-phone");
        var page = phone.signIn("alice", "demo", "/account");
        page.locator("#newEmail").fill("alice@new.example");
        assertThat(page.locator("#availability")).not().isEmpty();
        take(page, "ask-phone");
        var desktop = world.desktop();
        desktop.signIn("alice", "demo", "/account");
        page = desktop.page();
        page.locator("#newEmail").fill("alice@new.example");
        page.locator("#password").fill("demo");
        page.locator("#ask button[type=submit]").click();
        var link = world.mailboxes().link("alice@new.example", "verify");
        take(phone.open(link), "confirm-phone");
        take(phone.press(link), "waiting-phone");
        assertThat(page.locator(".steps li.done")).hasCount(1);
        take(page, "live-desktop");
        take(world.desktop().open("/demo/mailbox"), "mailbox-desktop");
        take(phone.press(world.mailboxes().link("alice@example.com", "verify")), "approved-phone");
        take(nepali(world).open(link), "used-phone-ne");
    }

    @Test
    void ofPasskeys(World world) {
        var phone = world.phone();
        VirtualAuthenticator.thatVerifies(phone);
        phone.signIn("bob", "demo", "/account");
        phone.open("/account/passkeys");
        phone.page().locator("#add input[name=password]").fill("demo");
        phone.page().locator("#add button").first().click();
        assertThat(phone.page().locator(".note.good")).isVisible();
        take(phone.page(), "passkeys-phone");
    }

    @Test
    void ofTheDesks(World world) {
        var support = world.desktop();
        var page = support.signIn("support", "demo", "/support");
        page.locator("#query").fill("alice");
        page.locator("form.find button").click();
        take(page, "support-desktop");
        var auditor = world.desktop();
        page = auditor.signIn("auditor", "demo", "/audit");
        page.locator("#query").fill("alice");
        page.locator("form.find button").click();
        take(page, "timeline-desktop");
    }

    private static Device nepali(World world) {
        return world.device(Reader.OF_NEPALI.phoneOptions());
    }

    /** As far down as there is something to see, but not for ever. */
    private static void take(Page page, String name) {
        var width = page.viewportSize().width;
        page.setViewportSize(width, 1);
        var height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.screenshot(new ScreenshotOptions()
                .setPath(DIRECTORY.resolve(name + ".png"))
                .setFullPage(true)
                .setClip(0, 0, width, Math.min(height, TALLEST)));
        page.setViewportSize(width, World.HEIGHT);
    }
}

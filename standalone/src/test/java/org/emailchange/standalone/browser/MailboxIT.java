package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's mailbox. */
@ExtendWith(BrowserExtension.class)
class MailboxIT {

    @Test
    void showsAMailAsItComesAndLetsItsLinkBeOpened(World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        var page = world.desktop().open("/demo/mailbox");
        owner.asksFor(email);

        var mail = page.locator(".mails a").filter(new FilterOptions().setHasText(email));
        assertThat(mail).isVisible();
        Accessibility.check(page);
        mail.click();
        page.frameLocator("iframe").locator("a[href*='/verify']").first().click();
        page.locator("main form button").click();

        assertThat(page.locator("h1")).hasText(Texts.ENGLISH.of("approved.title"));
    }

    @Test
    void showsAMailAsPlainTextToo(World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        owner.asksFor(email);
        world.mailboxes().link(email, "verify");

        var page = world.desktop().open("/demo/mailbox");
        page.locator(".mails a").first().click();

        Accessibility.check(page);
        page.locator(".text a[href*='/verify']").click();
        assertThat(page.locator("h1")).hasText(Texts.ENGLISH.of("confirm-new.title"));
    }
}

package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What support answers customers from. */
@ExtendWith(BrowserExtension.class)
class SupportDeskIT {

    @Test
    void findsACustomerByNameIdOrAddress(World world) {
        var owner = world.owner();
        var page = signedIn(world.desktop());

        search(page, owner.email());
        assertThat(page.locator("h1 .id")).hasText(owner.id());
        page.goBack();
        search(page, owner.name());
        assertThat(page.locator("h1 .id")).hasText(owner.id());
        page.goBack();
        search(page, owner.id());
        assertThat(page.locator("h1 .id")).hasText(owner.id());
    }

    @Test
    void saysFirstWhatToTellTheCustomerAndMasksWhoItIs(World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        world.phone().press(world.mailboxes().link(owner.email(), "verify"));
        var page = signedIn(world.desktop());

        search(page, owner.email());

        assertThat(page.locator(".say .lead")).containsText("new");
        assertThat(page.locator("#change-title")).hasText(Texts.ENGLISH.of("status.change.open"));
        assertThat(page.content()).doesNotContain(owner.email(), email, owner.name());
    }

    @Test
    void tellsOfTheLock(World world) {
        var owner = world.owner();
        for (int i = 0; i < 5; i++) {
            owner.fails();
        }
        var page = signedIn(world.desktop());

        search(page, owner.id());

        assertThat(page.locator(".say .lead")).containsText("locked");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WITHOUT_SCRIPTS")
    void isForEverybody(Reader reader, World world) {
        var owner = world.owner();
        owner.asksFor(owner.another());
        world.mailboxes().link(owner.email(), "verify");
        var page = signedIn(reader.phone(world));
        Accessibility.check(page);

        search(page, "nobody");
        assertThat(page.locator("#hits-title")).hasText(reader.texts().of("find.none.title"));
        Accessibility.check(page);

        search(page, owner.id());
        assertThat(page.locator(".say")).isVisible();
        Accessibility.check(page);
    }

    private static Page signedIn(Device device) {
        return device.signIn("support", "demo", "/support");
    }

    private static void search(Page page, String query) {
        page.locator("#query").fill(query);
        page.locator("form.find button").click();
    }
}

package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail scanners open every link before its reader does, some in a browser that runs scripts. */
@ExtendWith(BrowserExtension.class)
class ScannerIT {

    private static final List<String> DECISIONS =
            List.of("AddressConfirmed", "EmailChangeApproved", "EmailChangeCancelled", "EmailChangeUndone");

    @Test
    void confirmsAndStopsNothing(World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        world.mailboxes().link(email, "verify");
        world.mailboxes().link(owner.email(), "verify");

        scan(world, owner.email(), email);

        assertThat(owner.history()).doesNotContainAnyElementsOf(DECISIONS);
        var phone = world.phone();
        phone.press(world.mailboxes().link(email, "verify"));
        phone.press(world.mailboxes().link(owner.email(), "verify"));
        assertThat(phone.page().locator("h1")).hasText(Texts.ENGLISH.of("approved.title"));
    }

    @Test
    void takesNothingBack(World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        world.phone().press(world.mailboxes().link(email, "verify"));
        world.phone().press(world.mailboxes().link(owner.email(), "verify"));
        world.mailboxes().link(owner.email(), "undo");

        scan(world, owner.email(), email);

        assertThat(owner.status().get("email").asString()).isEqualTo(email);
        assertThat(owner.history()).contains("EmailChangeApproved").doesNotContain("EmailChangeUndone");
    }

    private static void scan(World world, String... mailboxes) {
        var browser = world.desktop();
        var links = Stream.of(mailboxes)
                .flatMap(mailbox -> world.mailboxes().links(mailbox).stream())
                .toList();
        assertThat(links).hasSizeGreaterThanOrEqualTo(4);
        for (var link : links) {
            headAndGet(world, link);
            var page = browser.open(link);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("h1")).isVisible();
            for (var further : page.locator("a[href]").all()) {
                world.service().get(further.getAttribute("href"));
            }
        }
    }

    private static void headAndGet(World world, String link) {
        var path = link.substring(world.url().length());
        world.service().send("HEAD", path, "");
        world.service().get(path);
    }
}

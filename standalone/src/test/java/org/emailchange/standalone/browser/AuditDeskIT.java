package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What auditors answer questions from. */
@ExtendWith(BrowserExtension.class)
class AuditDeskIT {

    @Test
    void tellsTheStoryOfAnAccount(World world) {
        var owner = world.owner();
        changes(world, owner, owner.another());
        var page = signedIn(world.desktop());

        page.locator("#query").fill(owner.email());
        page.locator("form.find button").click();
        assertThat(page.locator(".hits strong")).hasText(Texts.ENGLISH.of("find.by.FORMER_ADDRESS"));
        page.locator(".hits a").click();

        assertThat(page.locator("h1 .id")).hasText(owner.id());
        // An assertion of the browser waits for a page that is still being received
        assertThat(page.locator(".timeline .data div:first-child dd")).containsText(new String[] {
            "AddressImported", "EmailChangeRequested", "AddressConfirmed", "EmailChangeApproved"
        });
        assertThat(page.locator(".timeline .text").first()).isVisible();

        page.locator("#type").selectOption("EmailChangeApproved");
        page.locator("form.filter button").click();
        assertThat(page.locator(".timeline li")).hasCount(1);
    }

    @Test
    void showsAnAccountAsItStoodAtAnInstant(World world) {
        var owner = world.owner();
        var email = owner.another();
        world.pass(Duration.ofHours(1));
        changes(world, owner, email);
        var auditor = world.desktop();
        signedIn(auditor);
        var page = auditor.open("/audit/accounts/" + owner.id() + "/then");
        assertThat(page.locator(".first .facts dd").first()).hasText(email);

        var now = LocalDateTime.parse(page.locator("#at").inputValue());
        page.locator("#at").fill(now.minusMinutes(30).withNano(0).toString());
        page.locator("form.filter button").click();

        assertThat(page.locator(".first .facts dd").first()).hasText(owner.email());
    }

    @Test
    void givesTheHistoryAsFiles(World world) throws IOException {
        var owner = world.owner();
        changes(world, owner, owner.another());
        var auditor = world.desktop();
        signedIn(auditor);
        var page = auditor.open("/audit/accounts/" + owner.id());

        for (var kind : List.of("JSON", "NDJSON", "CSV")) {
            var file = page.waitForDownload(
                    () -> page.locator(".export").getByText(kind, exactly()).click());
            assertThat(Files.readString(file.path()))
                    .as(kind)
                    .containsSubsequence("AddressImported", "EmailChangeRequested", "EmailChangeApproved");
        }
    }

    @Test
    void comparesAViewWithTheEventsAndMendsIt(World world) {
        var owner = world.owner();
        owner.asksFor(owner.another());
        world.mailboxes().link(owner.email(), "verify");
        world.falsifyStatusOf(owner);
        var auditor = world.desktop();
        signedIn(auditor);
        var page = auditor.open("/audit/replays");

        page.locator("#projection").selectOption("status");
        page.locator("form.filter button").click();

        assertThat(page.locator(".verdict.bad")).containsText("found and mended");
        assertThat(page.locator(".differences")).containsText(owner.id());
        Accessibility.check(page);
        auditor.open("/audit/replays");
        page.locator("#projection").selectOption("status");
        page.locator("form.filter button").click();
        assertThat(page.locator(".verdict.good")).hasText("The view says what the events say.");
    }

    @Test
    void tellsWhoLooked(World world) {
        var owner = world.owner();
        world.desktop().signIn("support", "demo", "/support");
        world.service()
                .as("support", "demo")
                .get("/api/support/accounts/" + owner.id())
                .expect(200);
        var auditor = world.desktop();
        signedIn(auditor);

        var page = auditor.open("/audit/accounts/" + owner.id() + "/readings");

        assertThat(page.locator("main li").first()).containsText(Texts.ENGLISH.of("access.SUPPORT_STATUS"));
    }

    static Page signedIn(Device device) {
        return device.signIn("auditor", "demo", "/audit");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static void changes(World world, Owner owner, String email) {
        owner.asksFor(email);
        var phone = world.phone();
        phone.press(world.mailboxes().link(email, "verify"));
        phone.press(world.mailboxes().link(owner.email(), "verify"));
        assertThat(phone.page().locator("h1")).hasText(Texts.ENGLISH.of("approved.title"));
    }
}

package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ExtendWith(BrowserExtension.class)
class AuditPagesIT {

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WITHOUT_SCRIPTS")
    void areForEverybody(Reader reader, World world) {
        var owner = world.owner();
        owner.asksFor(owner.another());
        world.mailboxes().link(owner.email(), "verify");
        var auditor = reader.phone(world);
        Accessibility.check(AuditDeskIT.signedIn(auditor));
        var account = "/audit/accounts/" + owner.id();

        var page = auditor.open(account);
        page.locator(".timeline summary").first().click();
        assertThat(page.locator(".timeline .data").first()).isVisible();
        Accessibility.check(page);
        Accessibility.check(auditor.open(account + "/then"));
        Accessibility.check(auditor.open(account + "/readings"));
        Accessibility.check(auditor.open("/audit/events"));
        Accessibility.check(auditor.open("/audit/replays"));
    }
}

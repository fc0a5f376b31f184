package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page of the account does when the network or the service fails it. */
@ExtendWith(BrowserExtension.class)
class BrokenNetworkIT {

    private static final String ASKING = "**/account/changes";
    private static final Texts TEXTS = Texts.ENGLISH;

    @Test
    void isNamedAndLosesNothingThatWasTyped(World world) {
        var owner = world.owner();
        var email = owner.another();
        var phone = world.phone();
        var page = filledIn(phone, owner, email);
        phone.context().setOffline(true);

        page.locator("#ask button[type=submit]").click();

        assertThat(page.getByText(TEXTS.of("trouble.offline"))).isVisible();
        assertThat(page.locator("#newEmail")).hasValue(email);
        phone.context().setOffline(false);
        page.locator("#retry").click();
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
        assertThat(page.getByText(TEXTS.of("trouble.offline"))).not().isVisible();
        askedOnce(owner);
    }

    @Test
    void mayBreakBetweenRequestAndAnswerAndTheRetryDoesNothingTwice(World world) {
        var owner = world.owner();
        var email = owner.another();
        var phone = world.phone();
        var page = filledIn(phone, owner, email);
        page.route(ASKING, route -> {
            route.fetch();
            route.abort("connectionreset");
        });

        page.locator("#ask button[type=submit]").click();
        assertThat(page.getByText(TEXTS.of("trouble.offline"))).isVisible();
        assertThat(page.locator("#newEmail")).hasValue(email);
        askedOnce(owner);
        page.unroute(ASKING);
        page.locator("#retry").click();

        assertThat(page.getByText(TEXTS.of("trouble.offline"))).not().isVisible();
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
        askedOnce(owner);
    }

    @Test
    void isNotBlamedWhereTheServiceFails(World world) {
        var owner = world.owner();
        var email = owner.another();
        var page = filledIn(world.phone(), owner, email);
        page.route(
                ASKING,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("Bad gateway")));

        page.locator("#ask button[type=submit]").click();

        assertThat(page.getByText(TEXTS.of("trouble.refused"))).isVisible();
        assertThat(page.locator("#newEmail")).hasValue(email);
        page.unroute(ASKING);
        page.locator("#retry").click();
        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
        askedOnce(owner);
    }

    @Test
    void isSaidToHaveBrokenWhileTheStateIsFollowedWhichGoesOnAfterwards(World world) {
        var owner = world.owner();
        var phone = world.phone();
        var email = owner.another();
        phone.context().route("**/stream", Route::abort);
        var page = phone.signIn(owner);
        assertThat(page.getByText(TEXTS.of("trouble.stream"))).isVisible();

        phone.context().unroute("**/stream");
        assertThat(page.getByText(TEXTS.of("trouble.stream"))).not().isVisible();
        owner.asksFor(email);

        assertThat(page.locator("#change-title")).hasText(TEXTS.of("change.requested.title"));
    }

    private static Page filledIn(Device phone, Owner owner, String email) {
        var page = phone.signIn(owner);
        page.locator("#newEmail").fill(email);
        assertThat(page.locator("#availability")).hasText(TEXTS.of("availability.free"));
        page.locator("#password").fill(Owner.PASSWORD);
        return page;
    }

    private static void askedOnce(Owner owner) {
        assertThat(owner.history()).doesNotContain("EmailChangeCancelled").containsOnlyOnce("EmailChangeRequested");
    }
}

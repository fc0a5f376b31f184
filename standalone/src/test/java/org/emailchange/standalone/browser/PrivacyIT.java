package org.emailchange.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who opens a link is seen by nobody else. */
@ExtendWith(BrowserExtension.class)
class PrivacyIT {

    @Test
    void isKeptByPagesThatAskNoOtherSiteAndNameNoPageTheyComeFrom(World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = world.phone();
        List<Request> requests = new ArrayList<>();
        phone.context().onRequest(requests::add);
        var link = world.mailboxes().link(email, "verify");

        phone.press(link).waitForLoadState(LoadState.NETWORKIDLE);
        phone.open(link).waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(requests).hasSizeGreaterThan(5).allSatisfy(request -> {
            assertThat(request.url()).startsWith(world.url() + "/");
            assertThat(request.allHeaders()).doesNotContainKey("referer");
        });
        var token = link.substring(link.indexOf("token="));
        assertThat(requests)
                .filteredOn(request -> request.url().contains(token))
                .allMatch(request -> request.resourceType().equals("document"));
    }
}

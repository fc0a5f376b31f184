package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to whoever comes too late, or with something that never was a link. In each language, with scripts and without. */
@ExtendWith(BrowserExtension.class)
class DeadLinksIT {

    private static final Duration LIFETIME = Duration.ofHours(24).plusMinutes(1);

    @ParameterizedTest
    @EnumSource
    void offerANewLinkWhereOneHasExpired(Reader reader, World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        owner.asksFor(email);
        var link = world.mailboxes().link(email, "verify");
        world.pass(LIFETIME);
        var phone = reader.phone(world);

        phone.open(link);
        reader.isTold(phone, "token-expired.title");
        phone.page().locator("main form button").click();

        reader.isTold(phone, "resent.title");
        phone.press(world.mailboxes().links(email, "verify", 2).get(0));
        assertThat(phone.page().locator("h1")).hasText(reader.texts().of("approved.title"));
    }

    @ParameterizedTest
    @EnumSource
    void sayThatALinkIsUsed(Reader reader, World world) {
        var owner = world.ownerWithoutAddress();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);
        phone.press(world.mailboxes().link(email, "verify"));

        phone.open(world.mailboxes().link(email, "verify"));

        reader.isTold(phone, "token-used.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatThereIsANewerLink(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var link = world.mailboxes().link(email, "verify");
        world.pass(Duration.ofSeconds(61));
        owner.resends();
        var phone = reader.phone(world);

        phone.open(link);

        reader.isTold(phone, "token-replaced.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatAnotherAccountWasFirst(Reader reader, World world) {
        var first = world.ownerWithoutAddress();
        var second = world.ownerWithoutAddress();
        var email = first.another();
        second.asksFor(email);
        var link = world.mailboxes().link(email, "verify");
        first.asksFor(email);
        world.phone().press(world.mailboxes().links(email, "verify", 2).get(0));
        var phone = reader.phone(world);

        phone.open(link);

        reader.isTold(phone, "change-declined.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatALinkIsNotValid(Reader reader, World world) {
        var phone = reader.phone(world);

        phone.open("/verify?token=k1.made.up");

        reader.isTold(phone, "token-invalid.title");
    }
}

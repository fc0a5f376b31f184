package org.emailchange.standalone.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say that stop a change, or take it back. In each language, with scripts and without. */
@ExtendWith(BrowserExtension.class)
class StoppingLinksIT {

    @ParameterizedTest
    @EnumSource
    void sayThatTheChangeWasStoppedFromTheCurrentMailbox(Reader reader, World world) {
        var owner = world.owner();
        owner.asksFor(owner.another());
        var phone = reader.phone(world);

        phone.press(world.mailboxes().link(owner.email(), "revoke"));

        reader.isTold(phone, "revoked.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatTheChangeWasStoppedFromTheNewMailbox(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);

        phone.press(world.mailboxes().link(email, "revoke"));

        reader.isTold(phone, "refused.title");
        phone.open(world.mailboxes().link(email, "verify"));
        reader.isTold(phone, "cancelled.title");
    }

    @ParameterizedTest
    @EnumSource
    void sayThatTheChangeWasTakenBack(Reader reader, World world) {
        var owner = world.owner();
        var email = owner.another();
        owner.asksFor(email);
        var phone = reader.phone(world);
        phone.press(world.mailboxes().link(email, "verify"));
        phone.press(world.mailboxes().link(owner.email(), "verify"));

        phone.open(world.mailboxes().link(owner.email(), "undo"));
        reader.isTold(phone, "undo.title");
        phone.page().locator("main form button").click();

        reader.isTold(phone, "undone.title");
    }
}

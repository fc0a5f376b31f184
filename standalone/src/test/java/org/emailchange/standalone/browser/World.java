package org.emailchange.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.standalone.Site;
import org.emailchange.testing.http.ApiClient;

/** What one test has: people with accounts, their mailboxes, and their devices. */
final class World {

    static final int PHONE = 360;
    static final int DESKTOP = 1280;
    static final int HEIGHT = 800;

    private final Site site;
    private final Browser browser;
    private final Mailboxes mailboxes;
    private final List<Device> devices = new ArrayList<>();

    World(Site site, Browser browser) {
        this.site = site;
        this.browser = browser;
        this.mailboxes = new Mailboxes(site.client());
    }

    /** Somebody whose address is proved. */
    Owner owner() {
        return Owner.withAddress(site.client(), true);
    }

    /** Somebody whose address nobody has proved yet. */
    Owner ownerWithUnprovedAddress() {
        return Owner.withAddress(site.client(), false);
    }

    /** Somebody who has no address yet. */
    Owner ownerWithoutAddress() {
        return Owner.withoutAddress(site.client());
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    Device phone() {
        return device(phoneOptions());
    }

    Device desktop() {
        return device(desktopOptions());
    }

    static NewContextOptions phoneOptions() {
        return new NewContextOptions().setViewportSize(PHONE, HEIGHT);
    }

    static NewContextOptions desktopOptions() {
        return new NewContextOptions().setViewportSize(DESKTOP, HEIGHT);
    }

    /** A device that knows nothing yet. */
    Device device(NewContextOptions options) {
        var device = new Device(site.url(), browser.newContext(options.setBaseURL(site.url())));
        devices.add(device);
        return device;
    }

    /** Lets time pass for the application; browsers do not notice. */
    void pass(Duration time) {
        site.clock().advance(time);
    }

    /** Lets the mail server refuse every mail for now. */
    void refuseMailWhile(Runnable action) {
        // it cannot write to the mailbox
        var mailbox = site.data().resolve("mailbox");
        var away = site.data().resolve("mailbox-away");
        try {
            Files.move(mailbox, away);
            try {
                action.run();
            } finally {
                Files.move(away, mailbox);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes into the view of statuses what no event says. */
    void falsifyStatusOf(Owner owner) {
        site.jdbc()
                .sql("update status_view set failures = 3 where account_id = cast(:account as uuid)")
                .param("account", owner.id())
                .update();
    }

    /** The service, called without a browser. */
    ApiClient service() {
        return site.client();
    }

    String url() {
        return site.url();
    }

    void end() {
        devices.forEach(Device::end);
    }
}

package org.emailchange.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A device with its browser and one page. Whatever a test does with it, at the end nothing has been asked of other
 * sites, no script has failed or missed a part of the page, and nothing was stopped by the content security policy.
 */
final class Device {

    private static final List<String> FAULTS =
            List.of("Content Security Policy", "htmx:oobErrorNoTarget", "htmx:targetError", "htmx:swapError");

    /** What a page consists of: its parts by name, its headings, its forms and what their button says. */
    private static final String OUTLINE =
            "() => [...document.querySelectorAll('main [id]:not(#retry):not(.note), main h1, main h2, main form')]"
                    + ".map(it => it.tagName + ' ' + it.id + ' ' + (it.action || '')"
                    + " + (it.tagName.startsWith('H') || it.id === 'ask-button' ? it.textContent : ''))";

    private final String site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    Device(String site, BrowserContext context) {
        this.site = site;
        this.context = context;
        context.onRequest(request -> {
            if (request.url().startsWith("http") && !request.url().startsWith(site + "/")) {
                troubles.add("asked " + request.url());
            }
        });
        context.onWebError(error -> troubles.add(error.error()));
        context.onConsoleMessage(message -> {
            if (FAULTS.stream().anyMatch(message.text()::contains)) {
                troubles.add(message.text());
            }
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** A path of the site, or a link. */
    Page open(String target) {
        page.navigate(target.startsWith("/") ? site + target : target);
        return page;
    }

    Page signIn(Owner owner) {
        return signIn(owner.name(), Owner.PASSWORD, "/account");
    }

    /** Signs in, which leads to this path. */
    Page signIn(String name, String password, String path) {
        open("/sign-in");
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(site + path);
        return page;
    }

    /** Asks for an address on the page of the account, with the password. */
    Page ask(String newEmail) {
        page.locator("#newEmail").fill(newEmail);
        page.locator("#password").fill(Owner.PASSWORD);
        page.locator("#ask button[type=submit]").click();
        page.locator(".change.waiting").waitFor();
        return page;
    }

    /** Asks for an address on the page of the account, with a passkey of the device. */
    Page askWithPasskey(String newEmail) {
        page.locator("#newEmail").fill(newEmail);
        page.locator("#ask button[data-passkey]").click();
        return page;
    }

    /** Adds a passkey of the device to the account. */
    Page makePasskey(String label) {
        open("/account/passkeys");
        page.locator("#label").fill(label);
        page.locator("#add input[name=password]").fill(Owner.PASSWORD);
        page.locator("#add button").click();
        page.locator(".note.good").waitFor();
        return page;
    }

    /** Opens a link and presses its button. */
    Page press(String link) {
        open(link);
        page.locator("main form button").click();
        return page;
    }

    /** Waits until the page has all that it has when it is opened anew, and nothing else. */
    void showsWhatAFreshPageShows() {
        var fresh = context.newPage();
        await().untilAsserted(() -> {
            fresh.navigate(page.url());
            assertThat(page.evaluate(OUTLINE)).isEqualTo(fresh.evaluate(OUTLINE));
        });
        fresh.close();
    }

    void end() {
        context.close();
        assertThat(troubles).isEmpty();
    }
}

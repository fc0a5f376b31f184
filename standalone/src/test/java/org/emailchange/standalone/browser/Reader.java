package org.emailchange.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.Locale;

/** Somebody who opens a link, with the browser they have. */
enum Reader {
    OF_ENGLISH("en", true),
    OF_NEPALI("ne", true),
    WITHOUT_SCRIPTS("en", false);

    private final String language;
    private final boolean scripts;

    Reader(String language, boolean scripts) {
        this.language = language;
        this.scripts = scripts;
    }

    Device phone(World world) {
        return world.device(phoneOptions());
    }

    NewContextOptions phoneOptions() {
        return World.phoneOptions().setLocale(language).setJavaScriptEnabled(scripts);
    }

    /** Sees a page with this title, which everybody can use. */
    void isTold(Device device, String title) {
        assertThat(device.page().locator("h1")).hasText(texts().of(title));
        if (scripts) {
            Accessibility.check(device.page());
        }
    }

    Texts texts() {
        return new Texts(Locale.forLanguageTag(language));
    }
}

package org.emailchange.standalone.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.emailchange.standalone.Site;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a {@link World} to a test: one application and one browser for all tests, and new devices for each. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace OWN = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public World resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var all = test.getRoot().getStore(OWN);
        var site = all.computeIfAbsent(Site.class, key -> start(), Site.class);
        var chromium = all.computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
        return test.getStore(OWN).computeIfAbsent(World.class, key -> new World(site, chromium.browser()), World.class);
    }

    private static Site start() {
        try {
            return new Site(Files.createTempDirectory("site"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Here rather than by closing the store, so that what the devices have seen can fail the test. */
    @Override
    public void afterEach(ExtensionContext test) {
        var world = test.getStore(OWN).remove(World.class, World.class);
        if (world != null) {
            world.end();
        }
    }
}

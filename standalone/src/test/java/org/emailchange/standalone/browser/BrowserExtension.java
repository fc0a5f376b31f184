package org.emailchange.standalone.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return test.getStore(OWN).computeIfAbsent(World.class, key -> newWorld(), World.class);
    }

    private static World newWorld() {
        return new World(Shared.SITE, Shared.CHROMIUM.browser());
    }

    /** Both go with the JVM, for each class has a root store of its own where tests run in several processes. */
    private static final class Shared {
        static final Site SITE = start();
        static final Chromium CHROMIUM = new Chromium();

        private static Site start() {
            try {
                return new Site(Files.createTempDirectory(Path.of("target"), "site"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

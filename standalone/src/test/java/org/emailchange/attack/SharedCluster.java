package org.emailchange.attack;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts the cluster of {@link RunningCluster} with the first class that wants it, and stops it after the last. */
final class SharedCluster implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningCluster.cluster = context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent(
                        Cluster.class,
                        key -> new Cluster(Map.of("email-change.base-url", "https://wallet.example/mail")),
                        Cluster.class);
    }
}

package org.emailchange.query.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who watch one account on this node. However often it changes, they are called one after the other. */
final class Watch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Executor threads;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changes = new AtomicInteger();

    Watch(Executor threads) {
        this.threads = threads;
    }

    Watch with(Runnable watcher) {
        watchers.add(watcher);
        return this;
    }

    /** Nothing where nobody is left. */
    @Nullable
    Watch without(Runnable watcher) {
        watchers.remove(watcher);
        return watchers.isEmpty() ? null : this;
    }

    void wake() {
        if (changes.getAndIncrement() == 0) {
            threads.execute(this);
        }
    }

    /** What changes meanwhile is looked at afterwards, once. */
    @Override
    public void run() {
        int seen = changes.get();
        watchers.forEach(Watch::call);
        if (changes.addAndGet(-seen) > 0) {
            threads.execute(this);
        }
    }

    private static void call(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException e) {
            LOG.warn("Somebody could not be told of a change", e);
        }
    }
}

package org.emailchange.query.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Calls the watchers of an account on this node when a view of it has changed on any node. */
@Component
public class AccountWatchers implements DisposableBean {

    /** The channel on which the ids of accounts are published when a view of them has changed. */
    public static final String CHANNEL = "account_view";

    private static final Logger LOG = LoggerFactory.getLogger(AccountWatchers.class);

    private final ConcurrentMap<AccountId, Watch> byAccount = new ConcurrentHashMap<>();
    private final Executor executor;
    private final Subscription subscription;

    @Autowired
    AccountWatchers(LiveExecutor executor, Notifications notifications) {
        this((Executor) executor, notifications);
    }

    AccountWatchers(Executor executor, Notifications notifications) {
        this.executor = executor;
        this.subscription =
                notifications.subscribe(CHANNEL, account -> changed(new AccountId(account)), this::allChanged);
    }

    /**
     * Begins to watch an account.
     *
     * @param onChange runs after one or several changes, never twice at a time
     * @return ends it
     */
    public Runnable watch(AccountId account, Runnable onChange) {
        byAccount.compute(account, (id, watch) -> (watch == null ? new Watch() : watch).with(onChange));
        return () -> byAccount.computeIfPresent(account, (id, watch) -> watch.without(onChange));
    }

    /** A view of the account has changed. */
    public void changed(AccountId account) {
        var watch = byAccount.get(account);
        if (watch != null) {
            watch.wake();
        }
    }

    void allChanged() {
        byAccount.values().forEach(Watch::wake);
    }

    @Override
    public void destroy() {
        subscription.close();
    }

    /** All watchers of one account. However often it changes, they are called one after the other. */
    private final class Watch implements Runnable {

        private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger changes = new AtomicInteger();

        Watch with(Runnable watcher) {
            watchers.add(watcher);
            return this;
        }

        /** Null once no watcher is left. */
        @Nullable
        Watch without(Runnable watcher) {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : this;
        }

        void wake() {
            if (changes.getAndIncrement() == 0) {
                executor.execute(this);
            }
        }

        /** Changes during a run cause one more run. */
        @Override
        public void run() {
            int seen = changes.get();
            watchers.forEach(Watch::call);
            if (changes.addAndGet(-seen) > 0) {
                executor.execute(this);
            }
        }

        private static void call(Runnable watcher) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                LOG.warn("A watcher of an account failed", e);
            }
        }
    }
}

package org.emailchange.query.live;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.emailchange.api.AccountId;
import org.springframework.stereotype.Component;

/** Whoever wants to hear, on this node, when a view of an account has changed. */
@Component
class Watches {
    private final ConcurrentMap<AccountId, Watch> byAccount = new ConcurrentHashMap<>();
    private final LiveThreads threads;

    Watches(LiveThreads threads) {
        this.threads = threads;
    }

    /**
     * Begins to watch.
     *
     * @param onChange runs after one or several changes, never twice at a time
     * @return ends it
     */
    Runnable add(AccountId account, Runnable onChange) {
        byAccount.compute(account, (id, watch) -> (watch == null ? new Watch(threads) : watch).with(onChange));
        return () -> byAccount.computeIfPresent(account, (id, watch) -> watch.without(onChange));
    }

    /** A view of the account has changed. */
    void changed(AccountId account) {
        var watch = byAccount.get(account);
        if (watch != null) {
            watch.wake();
        }
    }

    /** Any view may have changed. */
    void allChanged() {
        byAccount.values().forEach(Watch::wake);
    }
}

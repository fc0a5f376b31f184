package org.emailchange.query.live;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.AccountId;

/** A limited number of permits, of which no account may hold more than its share. */
public final class ConcurrencyLimit {

    /** The result of asking for a permit. */
    public enum Result {
        ACQUIRED,
        ALL_TAKEN,
        ALL_TAKEN_OF_ACCOUNT
    }

    private final int max;
    private final int maxPerAccount;
    private final Map<AccountId, Integer> byAccount = new HashMap<>();
    private int acquired;

    /**
     * @param max the number of permits
     * @param maxPerAccount how many of them one account may hold
     */
    public ConcurrencyLimit(int max, int maxPerAccount) {
        this.max = max;
        this.maxPerAccount = maxPerAccount;
    }

    /** Takes a permit, if there is one left for the account. */
    public synchronized Result acquire(AccountId account) {
        if (byAccount.getOrDefault(account, 0) >= maxPerAccount) {
            return Result.ALL_TAKEN_OF_ACCOUNT;
        }
        if (acquired >= max) {
            return Result.ALL_TAKEN;
        }
        acquired++;
        byAccount.merge(account, 1, Integer::sum);
        return Result.ACQUIRED;
    }

    /** Returns a permit that was acquired. */
    public synchronized void release(AccountId account) {
        acquired--;
        byAccount.computeIfPresent(account, (id, number) -> number == 1 ? null : number - 1);
    }
}

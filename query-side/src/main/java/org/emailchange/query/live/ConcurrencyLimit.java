package org.emailchange.query.live;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.AccountId;

/** A limited number of permits, of which no account may hold more than its share. */
final class ConcurrencyLimit {

    private final int max;
    private final int maxPerAccount;
    private final Map<AccountId, Integer> byAccount = new HashMap<>();
    private int acquired;

    /**
     * @param max the number of permits
     * @param maxPerAccount how many of them one account may hold
     */
    ConcurrencyLimit(int max, int maxPerAccount) {
        this.max = max;
        this.maxPerAccount = maxPerAccount;
    }

    /** Takes a permit, and says whether there was one left for the account. */
    synchronized boolean acquire(AccountId account) {
        if (acquired >= max || byAccount.getOrDefault(account, 0) >= maxPerAccount) {
            return false;
        }
        acquired++;
        byAccount.merge(account, 1, Integer::sum);
        return true;
    }

    /** Returns a permit that was acquired. */
    synchronized void release(AccountId account) {
        acquired--;
        byAccount.computeIfPresent(account, (id, number) -> number == 1 ? null : number - 1);
    }
}

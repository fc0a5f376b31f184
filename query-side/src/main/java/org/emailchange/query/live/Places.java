package org.emailchange.query.live;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.AccountId;

/** A limited number of places, of which no account may take more than its share. */
final class Places {
    /** What came of asking for a place. */
    enum Taken {
        YES,
        NONE_LEFT,
        NONE_LEFT_FOR_ACCOUNT
    }

    private final int max;
    private final int maxPerAccount;
    private final Map<AccountId, Integer> byAccount = new HashMap<>();
    private int taken;

    Places(int max, int maxPerAccount) {
        this.max = max;
        this.maxPerAccount = maxPerAccount;
    }

    synchronized Taken take(AccountId account) {
        if (byAccount.getOrDefault(account, 0) >= maxPerAccount) {
            return Taken.NONE_LEFT_FOR_ACCOUNT;
        }
        if (taken >= max) {
            return Taken.NONE_LEFT;
        }
        taken++;
        byAccount.merge(account, 1, Integer::sum);
        return Taken.YES;
    }

    synchronized void leave(AccountId account) {
        taken--;
        byAccount.computeIfPresent(account, (id, number) -> number == 1 ? null : number - 1);
    }
}

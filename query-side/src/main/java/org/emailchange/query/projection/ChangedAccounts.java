package org.emailchange.query.projection;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.springframework.stereotype.Component;

/** Notifies all nodes which accounts have changed in a view: in the transaction that changes them, each account once. */
@Component
public class ChangedAccounts {
    /** The channel on which the ids are published. */
    public static final String CHANNEL = "account_view";

    private final Notifications notifications;

    ChangedAccounts(Notifications notifications) {
        this.notifications = notifications;
    }

    /** The current unit of work changes a row of the account. */
    public void add(AccountId account) {
        var unitOfWork = CurrentUnitOfWork.get();
        if (idsOf(unitOfWork).add(account)) {
            unitOfWork.onPrepareCommit(u -> notifications.publish(CHANNEL, account.value()));
        }
    }

    private Set<AccountId> idsOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(ChangedAccounts.class.getName(), name -> new LinkedHashSet<>());
    }
}

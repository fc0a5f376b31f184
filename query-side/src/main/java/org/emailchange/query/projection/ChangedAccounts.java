package org.emailchange.query.projection;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.springframework.stereotype.Component;

/** Tells all nodes which accounts' views have changed: in the transaction that changes them, each account once. */
@Component
public class ChangedAccounts {
    /** Where the ids are published. */
    public static final String CHANNEL = "account_view";

    private final Notifications notifications;

    ChangedAccounts(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A view of the account is changed by the current unit of work. */
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

package org.emailchange.query.live;

import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.emailchange.query.projection.ChangedAccounts;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Hears from all nodes which accounts' views have changed. */
@Component
class ViewListener implements DisposableBean {
    private final Subscription subscription;

    ViewListener(Notifications notifications, Watches watches) {
        subscription = notifications.subscribe(
                ChangedAccounts.CHANNEL, id -> watches.changed(new AccountId(id)), watches::allChanged);
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}

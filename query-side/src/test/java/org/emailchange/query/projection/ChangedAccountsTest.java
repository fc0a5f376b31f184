package org.emailchange.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.junit.jupiter.api.Test;

class ChangedAccountsTest {
    private final List<String> published = new ArrayList<>();
    private final ChangedAccounts changed = new ChangedAccounts(new Recording());
    private final AccountId alice = AccountId.of(UUID.randomUUID());
    private final AccountId bob = AccountId.of(UUID.randomUUID());

    private final class Recording implements Notifications {
        @Override
        public Subscription subscribe(String channel, Consumer<String> onPayload, Runnable onReconnected) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void publish(String channel, String payload) {
            published.add(channel + " " + payload);
        }
    }

    @Test
    void arePublishedOncePerBatchBeforeItIsCommitted() throws Exception {
        var batch = batchOf(alice, bob, alice, alice);
        var atCommit = new ArrayList<String>();
        batch.onCommit(unitOfWork -> atCommit.addAll(published));

        batch.executeWithResult(() -> {
            changed.add((AccountId) batch.getMessage().getPayload());
            assertThat(published).isEmpty();
            return null;
        });

        assertThat(published).containsExactlyInAnyOrder("account_view " + alice, "account_view " + bob);
        assertThat(atCommit).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void areNotPublishedWhenTheBatchFails() throws Exception {
        var batch = batchOf(alice);

        batch.executeWithResult(() -> {
            changed.add(alice);
            throw new IllegalStateException("on purpose");
        });

        assertThat(published).isEmpty();
    }

    private static BatchingUnitOfWork<EventMessage<?>> batchOf(AccountId... accounts) {
        var messages = new ArrayList<EventMessage<?>>();
        for (var account : accounts) {
            messages.add(GenericEventMessage.asEventMessage(account));
        }
        return new BatchingUnitOfWork<>(messages);
    }
}

package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.eventstore.address.AddressIds;
import org.junit.jupiter.api.Test;

class ProcessCommandsIT extends RunningCommandSide {

    private final String address = fresh("owned");
    private final String account = system.openAccount(address).id().value();

    @Test
    void waitForTheReleaseThatKnowsAnEventOfTheirAccountAndHoldUpNothing() {
        var id = node.bean(AddressIds.class).idOf(new EmailAddress(address));
        rename("AddressImported", "OfALaterRelease");

        var answer = node.bean(ProcessCommands.class)
                .<Object>send(new NotifyOwner(new AccountId(account), id, clock.instant()));

        assertThat(answer).isNull();
        await().until(() -> failures() > 0);
        rename("OfALaterRelease", "AddressImported");
        clock.advance(Duration.ofMinutes(5));
        // what follows is what became of the mail
        await().untilAsserted(() -> assertThat(node.events(account))
                .<Class<?>>extracting(Object::getClass)
                .startsWith(AddressImported.class, OwnerNotified.class));
        await().until(() -> postponed("count(*)") == 0);
    }

    /** As if this were a release that knows it, or one that does not. */
    private void rename(String from, String to) {
        node.jdbc()
                .sql("update domain_event_entry set payload_type = replace(payload_type, :from, :to)"
                        + " where aggregate_identifier = :account")
                .param("from", from)
                .param("to", to)
                .param("account", account)
                .update();
    }

    private int failures() {
        return postponed("coalesce(max(consecutive_failures), 0)");
    }

    private int postponed(String what) {
        return node.jdbc()
                .sql("select " + what + " from scheduled_tasks where task_name = 'postponed-command'"
                        + " and position(convert_to(:account, 'UTF8') in task_data) > 0")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}

package org.emailchange.standalone.demo;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.account.NewAccount;
import org.emailchange.access.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.command.web.AccountOpening;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Opens the demo's accounts before the service calls itself ready: alice has a proved address, bob has none. */
@Component
@ConditionalOnBooleanProperty("email-change.demo")
class DemoAccounts implements ApplicationRunner {
    private static final AccountId ALICE = AccountId.of("a11ce000-0000-4000-8000-000000000000");
    private static final AccountId BOB = AccountId.of("b0b00000-0000-4000-8000-000000000000");

    private final Accounts accounts;
    private final AccountOpening opening;
    private final Passwords passwords;

    DemoAccounts(Accounts accounts, AccountOpening opening, Passwords passwords) {
        this.accounts = accounts;
        this.opening = opening;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        open(ALICE, "alice", proved(ALICE, "alice@example.com"));
        open(BOB, "bob", null);
    }

    private void open(AccountId id, String name, @Nullable CommandMessage<ImportAddress> address) {
        if (!accounts.exists(id) && accounts.findByUsername(name).isEmpty()) {
            opening.open(new NewAccount(id, name, passwords.encode("demo")), address);
        }
    }

    private static CommandMessage<ImportAddress> proved(AccountId id, String address) {
        return new GenericCommandMessage<>(
                new ImportAddress(id, new EmailAddress(address), true), MetaData.with("by", "system"));
    }
}

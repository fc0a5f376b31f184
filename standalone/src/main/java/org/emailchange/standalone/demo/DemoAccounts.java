package org.emailchange.standalone.demo;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ImportAddress;
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
    private final Passwords passwords;
    private final CommandGateway commands;

    DemoAccounts(Accounts accounts, Passwords passwords, CommandGateway commands) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isMissing(ALICE, "alice")) {
            // before the account: nobody else can have done it, and after a crash it is simply repeated
            importOnce(new ImportAddress(ALICE, new EmailAddress("alice@example.com"), true));
            open(ALICE, "alice");
        }
        if (isMissing(BOB, "bob")) {
            open(BOB, "bob");
        }
    }

    private boolean isMissing(AccountId id, String name) {
        return !accounts.exists(id) && accounts.findByUsername(name).isEmpty();
    }

    private void open(AccountId id, String name) {
        accounts.open(new NewAccount(id, name, passwords.encode("demo")));
    }

    private void importOnce(ImportAddress address) {
        try {
            commands.sendAndWait(
                    new GenericCommandMessage<>(address, MetaData.with(MetaDataKeys.BY, MetaDataKeys.SYSTEM)));
        } catch (EmailChangeRejected rejected) {
            if (rejected.rejection() != Rejection.ADDRESS_UNCHANGED) {
                throw rejected;
            }
        }
    }
}

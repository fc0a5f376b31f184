package org.emailchange.standalone.demo;

import java.util.stream.Stream;
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
import org.emailchange.standalone.data.StartRefused;
import org.emailchange.web.Loopback;
import org.emailchange.web.SharedSettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Opens the demo's accounts before the service calls itself ready: alice has a proved address, bob has none. Where they
 * were opened once, and still have the password that everybody knows, the service starts under no name but localhost.
 */
@Component
class DemoAccounts implements ApplicationRunner, SmartInitializingSingleton {
    private static final AccountId ALICE = AccountId.of("a11ce000-0000-4000-8000-000000000000");
    private static final AccountId BOB = AccountId.of("b0b00000-0000-4000-8000-000000000000");

    private static final String PASSWORD = "demo";

    private final Accounts accounts;
    private final Passwords passwords;
    private final CommandGateway commands;
    private final SharedSettings settings;
    private final boolean demo;

    DemoAccounts(
            Accounts accounts,
            Passwords passwords,
            CommandGateway commands,
            SharedSettings settings,
            @Value("${" + DemoInitializer.DEMO + "}") boolean demo) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.commands = commands;
        this.settings = settings;
        this.demo = demo;
    }

    /** Before the web server begins. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!Loopback.isName(settings.baseUrl().getHost())
                && Stream.of(ALICE, BOB).anyMatch(id -> accounts.exists(id) && passwords.matches(id, PASSWORD))) {
            throw new StartRefused(
                    "The database holds the demo's accounts alice and bob, whose password everybody knows.",
                    "Begin with an empty database: another email-change.data or spring.datasource.url.");
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!demo) {
            return;
        }
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
        accounts.open(new NewAccount(id, name, passwords.encode(PASSWORD)));
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

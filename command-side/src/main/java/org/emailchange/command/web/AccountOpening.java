package org.emailchange.command.web;

import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.eventstore.conflict.Conflicts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an account and gives it the address it brings along: both or neither, in one transaction. */
@Component
public class AccountOpening {

    private static final int TRIES = 5;

    private final Accounts accounts;
    private final CommandBus commands;
    private final TransactionManager transactions;

    AccountOpening(Accounts accounts, CommandBus commands, TransactionManager transactions) {
        this.accounts = accounts;
        this.commands = commands;
        this.transactions = transactions;
    }

    /**
     * Opens an account.
     *
     * @param address the address that it brings along, if any
     * @return the number of the account's last event
     */
    public long open(NewAccount account, @Nullable CommandMessage<ImportAddress> address) {
        if (address == null) {
            accounts.open(account);
            return 0;
        }
        for (int tries = 1; ; tries++) {
            try {
                return openAndImport(account, address);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Conflicts.isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** Axon's unit of work outside, so that who waits for the events is woken after the commit of both. */
    private long openAndImport(NewAccount account, CommandMessage<ImportAddress> address) {
        var unit = DefaultUnitOfWork.startAndGet(address);
        unit.attachTransaction(transactions);
        return unchecked(() -> unit.executeWithResult(() -> {
                    accounts.open(account);
                    var imported = new FutureCallback<ImportAddress, Long>();
                    commands.dispatch(address, imported);
                    return imported.getResult().getPayload();
                })
                .getPayload());
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is such an account already, by its id. */
    public boolean isOpen(AccountId id) {
        return accounts.exists(id);
    }
}

package org.emailchange.command.ownership;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.change.AddressBook;
import org.emailchange.command.ownership.AddressOwnershipCommand.ClaimAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordUnverifiedUse;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReleaseAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReserveAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The address book in the streams of {@link AddressOwnership}. It works in the unit of work of the command that asks,
 * so both aggregates' events are stored in one transaction.
 */
@Component
class EventSourcedAddressBook implements AddressBook {

    private final ObjectProvider<Configuration> axon;
    private final AddressIds ids;

    /** Axon's configuration comes late: it is what this bean becomes a part of. */
    EventSourcedAddressBook(ObjectProvider<Configuration> axon, AddressIds ids) {
        this.axon = axon;
        this.ids = ids;
    }

    @Override
    public String idOf(EmailAddress address) {
        return ids.idOf(address);
    }

    @Override
    public boolean ownedByAnother(String addressId, AccountId account, Instant now) {
        return load(addressId).invoke(ownership -> ownership.isOwnedByAnother(account.value(), now));
    }

    @Override
    public boolean claim(String addressId, AccountId account, Instant now) {
        return Boolean.TRUE.equals(send(addressId, new ClaimAddress(addressId, account.value(), now)));
    }

    @Override
    public void reserve(String addressId, AccountId account, Instant until) {
        send(addressId, new ReserveAddress(addressId, account.value(), until));
    }

    @Override
    public void release(String addressId, AccountId account) {
        send(addressId, new ReleaseAddress(addressId, account.value()));
    }

    @Override
    public void recordUnverifiedUse(String addressId, AccountId account) {
        send(addressId, new RecordUnverifiedUse(addressId, account.value()));
    }

    private Object send(String addressId, Object command) {
        return unchecked(() -> load(addressId).handle(GenericCommandMessage.asCommandMessage(command)));
    }

    /** An address that was never used has no stream yet; that is the normal case. */
    private Aggregate<AddressOwnership> load(String addressId) {
        return unchecked(() ->
                axon.getObject().repository(AddressOwnership.class).loadOrCreate(addressId, AddressOwnership::new));
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
}

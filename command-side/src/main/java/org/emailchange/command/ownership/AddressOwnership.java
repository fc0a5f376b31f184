package org.emailchange.command.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.command.ownership.AddressOwnershipCommand.ClaimAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordAddressRequest;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordUnverifiedUse;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReleaseAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReserveAddress;
import org.jspecify.annotations.Nullable;

/** The aggregate of one address: at most one account owns it, any number may use it without proof. */
@AggregateRoot
public class AddressOwnership {

    private static final Duration A_DAY = Duration.ofDays(1);

    @AggregateIdentifier
    private @Nullable String addressId;

    private @Nullable String owner;
    private @Nullable Instant reservedUntil;
    private @Nullable Instant lastRequestedAt;
    private final Set<String> unverified = new LinkedHashSet<>();

    protected AddressOwnership() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(ClaimAddress command) {
        if (isOwnedByAnother(command.accountId(), command.at())) {
            return false;
        }
        if (command.accountId().equals(owner) && reservedUntil == null) {
            return true;
        }
        for (var holder : List.copyOf(unverified)) {
            var displaced = !holder.equals(command.accountId());
            AggregateLifecycle.apply(new UnverifiedUseEnded(command.addressId(), holder, displaced));
        }
        AggregateLifecycle.apply(new AddressClaimed(command.addressId(), command.accountId(), command.at()));
        return true;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReserveAddress command) {
        if (command.accountId().equals(owner)) {
            AggregateLifecycle.apply(new AddressReserved(command.addressId(), command.accountId(), command.until()));
        } else {
            drop(command.addressId(), command.accountId());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseAddress command) {
        if (command.accountId().equals(owner)) {
            AggregateLifecycle.apply(new AddressReleased(command.addressId(), command.accountId()));
        }
        drop(command.addressId(), command.accountId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordUnverifiedUse command) {
        if (!command.accountId().equals(owner) && !unverified.contains(command.accountId())) {
            AggregateLifecycle.apply(new UnverifiedUseRecorded(command.addressId(), command.accountId()));
        }
    }

    /** Recorded at most once a day, so that the owner is not flooded with mails. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordAddressRequest command) {
        var quiet = lastRequestedAt != null && command.at().isBefore(lastRequestedAt.plus(A_DAY));
        if (owner != null && isOwnedByAnother(command.accountId(), command.at()) && !quiet) {
            AggregateLifecycle.apply(new OwnedAddressRequested(command.addressId(), owner, command.at()));
        }
    }

    private void drop(String address, String account) {
        if (unverified.contains(account)) {
            AggregateLifecycle.apply(new UnverifiedUseEnded(address, account, false));
        }
    }

    /** Whether another account has proved the address, or can still take it back. */
    boolean isOwnedByAnother(String account, Instant now) {
        var free = owner == null || reservedUntil != null && !now.isBefore(reservedUntil);
        return !free && !account.equals(owner);
    }

    @EventSourcingHandler
    void on(AddressEvent event) {
        // Any of these events can be the first of its stream, so each sets the id.
        addressId = event.addressId();
        if (event instanceof AddressClaimed) {
            owner = event.accountId();
            reservedUntil = null;
        } else if (event instanceof AddressReserved reserved) {
            reservedUntil = reserved.until();
        } else if (event instanceof AddressReleased) {
            owner = null;
            reservedUntil = null;
        } else if (event instanceof UnverifiedUseRecorded) {
            unverified.add(event.accountId());
        } else if (event instanceof UnverifiedUseEnded) {
            unverified.remove(event.accountId());
        } else if (event instanceof OwnedAddressRequested asked) {
            lastRequestedAt = asked.requestedAt();
        }
    }
}

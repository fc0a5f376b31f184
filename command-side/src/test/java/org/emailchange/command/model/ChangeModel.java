package org.emailchange.command.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.change.ChangePolicy;
import org.jspecify.annotations.Nullable;

/** The states of one change, and the steps between them that are allowed. */
final class ChangeModel {

    final EmailChangeRequested request;
    final @Nullable String currentAddressId;
    final int credentialChanges;
    private final ChangePolicy policy;
    private final Set<Side> awaiting;
    private ChangeState state = ChangeState.REQUESTED;
    private int generation = 1;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable EmailChangeApproved approval;

    ChangeModel(
            EmailChangeRequested request,
            @Nullable String currentAddressId,
            int credentialChanges,
            ChangePolicy policy) {
        this.request = request;
        this.currentAddressId = currentAddressId;
        this.credentialChanges = credentialChanges;
        this.policy = policy;
        awaiting = EnumSet.copyOf(request.awaiting());
        issuedAt = request.requestedAt();
        expiresAt = request.expiresAt();
        Allowed.when(Duration.between(issuedAt, expiresAt).equals(policy.linkLifetime()), "links have their lifetime");
        Allowed.when(awaiting.contains(Side.NEW), "the new mailbox always confirms");
        Allowed.when(
                request.currentEmail() != null || !awaiting.contains(Side.CURRENT), "only a verified address is asked");
    }

    boolean isOpen() {
        return state == ChangeState.REQUESTED;
    }

    int generation() {
        return generation;
    }

    @Nullable
    EmailChangeApproved approval() {
        return approval;
    }

    void resent(VerificationResent event) {
        Allowed.when(isOpen() || state == ChangeState.EXPIRED, "only what is open or expired is sent again");
        Allowed.when(event.reopened() == (state == ChangeState.EXPIRED), "what had expired is reopened");
        Allowed.when(
                event.generation() == generation + 1 && generation <= policy.maxResends(),
                "issues are counted and limited");
        Allowed.when(!event.resentAt().isBefore(issuedAt.plus(policy.resendCooldown())), "resends pause");
        Allowed.when(event.resentAt().isBefore(request.endsAt()), "no change is revived after its end");
        Allowed.when(!event.expiresAt().isAfter(request.endsAt()), "no link outlives its change");
        Allowed.when(EnumSet.copyOf(event.awaiting()).equals(awaiting), "confirmations are kept");
        state = ChangeState.REQUESTED;
        generation = event.generation();
        issuedAt = event.resentAt();
        expiresAt = event.expiresAt();
    }

    void confirmed(AddressConfirmed event) {
        Allowed.when(isOpen(), "only what is open is confirmed");
        Allowed.when(event.confirmedAt().isBefore(expiresAt), "no link works after its time");
        Allowed.when(awaiting.remove(event.side()), "each side confirms once");
    }

    void approved(EmailChangeApproved event) {
        Allowed.when(isOpen() && awaiting.isEmpty(), "all sides confirm before the approval");
        Allowed.when(event.email().equals(request.newEmail()), "the address asked for is approved");
        state = ChangeState.APPROVED;
        approval = event;
    }

    void declined() {
        Allowed.when(isOpen(), "only what is open is declined");
        state = ChangeState.DECLINED;
    }

    void cancelled(EmailChangeCancelled event) {
        var expired = state == ChangeState.EXPIRED && event.reason() != EndReason.OWNER;
        Allowed.when(isOpen() || expired, "only what can take effect is cancelled");
        state = ChangeState.CANCELLED;
    }

    void expired(EmailChangeExpired event) {
        Allowed.when(isOpen() && event.generation() == generation, "only the links that are out expire");
        Allowed.when(!event.expiredAt().isBefore(expiresAt), "no link ends before its time");
        state = ChangeState.EXPIRED;
    }

    void undone(EmailChangeUndone event) {
        var until = approval == null ? null : approval.undoUntil();
        Allowed.when(state == ChangeState.APPROVED, "only what is approved is undone");
        Allowed.when(
                event.undoneWith() != null || until != null && event.undoneAt().isBefore(until),
                "the undo has its window");
        state = ChangeState.UNDONE;
    }
}

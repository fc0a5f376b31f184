package org.emailchange.testing.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** The states of one change, and the steps between them that are allowed. */
final class ChangeModel {

    final EmailChangeRequested request;
    final @Nullable String currentAddressId;
    final int credentialChanges;
    private final DomainModel.Rules rules;
    private final Set<Side> awaiting;
    private ChangeState state = ChangeState.REQUESTED;
    private @Nullable EndReason reason;
    private final Map<LinkPurpose, Integer> newest = new EnumMap<>(LinkPurpose.class);
    private int generation = 1;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable EmailChangeApproved approval;
    private boolean undoneByItsLink;

    ChangeModel(
            EmailChangeRequested request,
            @Nullable String currentAddressId,
            int credentialChanges,
            DomainModel.Rules rules) {
        this.request = request;
        this.currentAddressId = currentAddressId;
        this.credentialChanges = credentialChanges;
        this.rules = rules;
        awaiting = EnumSet.copyOf(request.awaiting());
        issued(request.links());
        issuedAt = request.requestedAt();
        expiresAt = request.expiresAt();
        Allowed.when(Duration.between(issuedAt, expiresAt).equals(rules.linkLifetime()), "links have their lifetime");
        Allowed.when(awaiting.contains(Side.NEW), "the new mailbox always confirms");
        Allowed.when(
                request.currentEmail() != null || !awaiting.contains(Side.CURRENT), "only a verified address is asked");
    }

    boolean isOpen() {
        return state == ChangeState.REQUESTED;
    }

    /** Whether it can be sent again at all. */
    boolean isRevivable(Instant now) {
        return (isOpen() || state == ChangeState.EXPIRED) && now.isBefore(request.endsAt());
    }

    boolean hasEnded(EndReason why) {
        return state == ChangeState.CANCELLED && reason == why;
    }

    /** Whether its former mailbox took it back, rather than that of an earlier change. */
    boolean isUndoneByItsLink() {
        return undoneByItsLink;
    }

    boolean isOver(Instant now) {
        return state == ChangeState.EXPIRED || !now.isBefore(expiresAt);
    }

    /** What the holder of a genuine link is told of a change that has ended; nothing if it has not. */
    @Nullable
    String end() {
        return switch (state) {
            case REQUESTED, EXPIRED -> null;
            case DECLINED -> "change-declined";
            case APPROVED, UNDONE -> "token-used";
            case CANCELLED -> reason == EndReason.SUPERSEDED ? "token-replaced" : "no-open-change";
        };
    }

    ChangeState state() {
        return state;
    }

    Set<Side> awaiting() {
        return awaiting;
    }

    Instant resendableFrom() {
        return issuedAt.plus(rules.resendCooldown());
    }

    boolean isNewest(Link link) {
        return Objects.equals(newest.get(link.purpose()), link.generation());
    }

    int generation() {
        return generation;
    }

    private void issued(List<IssuedLink> links) {
        links.forEach(link -> newest.put(link.purpose(), link.generation()));
    }

    @Nullable
    EmailChangeApproved approval() {
        return approval;
    }

    void resent(VerificationResent event) {
        Allowed.when(isOpen() || state == ChangeState.EXPIRED, "only what is open or expired is sent again");
        Allowed.when(event.reopened() == (state == ChangeState.EXPIRED), "what had expired is reopened");
        Allowed.when(
                event.generation() == generation + 1 && generation <= rules.maxResends(),
                "issues are counted and limited");
        Allowed.when(!event.resentAt().isBefore(issuedAt.plus(rules.resendCooldown())), "resends pause");
        Allowed.when(event.resentAt().isBefore(request.endsAt()), "no change is revived after its end");
        Allowed.when(!event.expiresAt().isAfter(request.endsAt()), "no link outlives its change");
        Allowed.when(EnumSet.copyOf(event.awaiting()).equals(awaiting), "confirmations are kept");
        issued(event.links());
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
        Allowed.when(event.email().equals(request.newEmail()), "the address that was requested is approved");
        issued(event.links());
        state = ChangeState.APPROVED;
        approval = event;
    }

    void declined(EmailChangeDeclined event) {
        Allowed.when(isOpen(), "only what is open is declined");
        state = ChangeState.DECLINED;
        reason = event.reason();
    }

    void cancelled(EmailChangeCancelled event) {
        var expired = state == ChangeState.EXPIRED && event.reason() != EndReason.OWNER;
        Allowed.when(isOpen() || expired, "only what can take effect is cancelled");
        state = ChangeState.CANCELLED;
        reason = event.reason();
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
        undoneByItsLink = event.undoneWith() == null;
    }
}

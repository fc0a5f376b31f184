package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** One change, as the domain page tells it; moves along the arrows of that page and no others. */
record ChangeModel(
        String id,
        String email,
        String addressId,
        @Nullable String currentAddressId,
        ChangeState state,
        @Nullable EndReason reason,
        Set<Side> awaiting,
        Map<LinkPurpose, Integer> issues,
        Instant expiresAt,
        Instant endsAt,
        @Nullable Instant undoUntil) {

    private static final Map<ChangeState, Set<ChangeState>> ARROWS = Map.of(
            ChangeState.REQUESTED,
            Set.of(ChangeState.APPROVED, ChangeState.DECLINED, ChangeState.CANCELLED, ChangeState.EXPIRED),
            ChangeState.EXPIRED,
            Set.of(ChangeState.REQUESTED, ChangeState.CANCELLED),
            ChangeState.APPROVED,
            Set.of(ChangeState.UNDONE),
            ChangeState.DECLINED,
            Set.of(),
            ChangeState.CANCELLED,
            Set.of(),
            ChangeState.UNDONE,
            Set.of());

    static ChangeModel of(EmailChangeRequested event, @Nullable String currentAddressId) {
        return new ChangeModel(
                event.changeId(),
                event.newEmail().value(),
                event.newAddressId(),
                currentAddressId,
                ChangeState.REQUESTED,
                null,
                Set.copyOf(event.awaiting()),
                issues(Map.of(), event.links()),
                event.expiresAt(),
                event.endsAt(),
                null);
    }

    ChangeModel moves(ChangeState next, @Nullable EndReason why) {
        assertThat(ARROWS.get(state)).as("arrows from %s", state).contains(next);
        return new ChangeModel(
                id, email, addressId, currentAddressId, next, why, awaiting, issues, expiresAt, endsAt, undoUntil);
    }

    /** Taken back with an earlier one: its own link has nothing to undo any more. */
    ChangeModel undoneWithAnother() {
        var next = moves(ChangeState.UNDONE, null);
        return new ChangeModel(
                id, email, addressId, currentAddressId, next.state, null, awaiting, issues, expiresAt, endsAt, null);
    }

    /** Whose mailbox has said "this was not me", if one has. */
    @Nullable
    String refusedBy() {
        return reason == EndReason.REFUSED ? addressId : reason == EndReason.REVOKED ? currentAddressId : null;
    }

    ChangeModel approved(List<IssuedLink> links, @Nullable Instant until) {
        assertThat(awaiting).as("sides that have not confirmed").isEmpty();
        var next = moves(ChangeState.APPROVED, null);
        return new ChangeModel(
                id,
                email,
                addressId,
                currentAddressId,
                next.state,
                null,
                awaiting,
                issues(issues, links),
                expiresAt,
                endsAt,
                until);
    }

    ChangeModel confirmed(Side side) {
        assertThat(state).isEqualTo(ChangeState.REQUESTED);
        assertThat(awaiting).contains(side);
        var left = awaiting.stream().filter(other -> other != side).collect(Collectors.toSet());
        return new ChangeModel(
                id, email, addressId, currentAddressId, state, reason, left, issues, expiresAt, endsAt, undoUntil);
    }

    ChangeModel resent(VerificationResent event) {
        var open = state == ChangeState.REQUESTED ? this : moves(ChangeState.REQUESTED, null);
        return new ChangeModel(
                id,
                email,
                addressId,
                currentAddressId,
                open.state,
                null,
                awaiting,
                issues(issues, event.links()),
                event.expiresAt(),
                endsAt,
                undoUntil);
    }

    boolean undoableAt(Instant now) {
        return undoUntil != null && now.isBefore(undoUntil);
    }

    boolean isRevivable(Instant now) {
        return (state == ChangeState.REQUESTED || state == ChangeState.EXPIRED) && now.isBefore(endsAt);
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

    private static Map<LinkPurpose, Integer> issues(Map<LinkPurpose, Integer> before, List<IssuedLink> links) {
        var all = new EnumMap<LinkPurpose, Integer>(LinkPurpose.class);
        all.putAll(before);
        links.forEach(link -> all.put(link.purpose(), link.generation()));
        return all;
    }
}

package org.emailchange.command.change;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** One change as its events have left it. */
final class RequestedChange implements Cloneable {

    final AccountId accountId;
    final ChangeId id;
    final Personal newEmail;
    final String newAddressId;
    final @Nullable Personal currentEmail;
    private final @Nullable String currentAddressId;
    final Instant endsAt;
    private List<Side> awaiting;
    private List<Side> confirmed = List.of();
    private Map<LinkPurpose, IssuedLink> links = Map.of();
    private ChangeState state = ChangeState.REQUESTED;
    private @Nullable EndReason reason;
    private int generation = 1;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable String formerAddressId;
    private @Nullable Instant undoUntil;
    private @Nullable Instant formerSince;
    private boolean undoneByItsLink;

    /** @param currentAddressId the id of the verified address in force */
    RequestedChange(EmailChangeRequested event, @Nullable String currentAddressId) {
        accountId = new AccountId(event.accountId());
        id = new ChangeId(event.changeId());
        newEmail = event.newEmail();
        newAddressId = event.newAddressId();
        currentEmail = event.currentEmail();
        this.currentAddressId = currentAddressId;
        endsAt = event.endsAt();
        issuedAt = event.requestedAt();
        expiresAt = event.expiresAt();
        awaiting = List.copyOf(event.awaiting());
        keep(event.links());
    }

    /** One that changes apart from this one; all that both have does not change. */
    RequestedChange copy() {
        try {
            return (RequestedChange) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    void resent(VerificationResent event) {
        state = ChangeState.REQUESTED;
        generation = event.generation();
        issuedAt = event.resentAt();
        expiresAt = event.expiresAt();
        keep(event.links());
    }

    void confirmed(Side side) {
        awaiting = awaitingWithout(side);
        confirmed = Stream.concat(confirmed.stream(), Stream.of(side)).toList();
    }

    /** @param since since when the former address was in force */
    void approved(EmailChangeApproved event, @Nullable Instant since) {
        state = ChangeState.APPROVED;
        formerSince = since;
        formerAddressId = event.formerAddressId();
        undoUntil = event.undoUntil();
        keep(event.links());
    }

    void ended(ChangeState end, @Nullable EndReason why) {
        state = end;
        reason = why;
    }

    void undone(boolean byItsLink) {
        ended(ChangeState.UNDONE, null);
        undoneByItsLink = byItsLink;
    }

    private void keep(List<IssuedLink> issued) {
        var all = new EnumMap<LinkPurpose, IssuedLink>(LinkPurpose.class);
        all.putAll(links);
        issued.forEach(link -> all.put(link.purpose(), link));
        links = all;
    }

    ChangeState state() {
        return state;
    }

    @Nullable
    EndReason reason() {
        return reason;
    }

    boolean cancelledFor(EndReason why) {
        return state == ChangeState.CANCELLED && reason == why;
    }

    /** Open, or expired and still to be revived. */
    boolean revivable(Instant now) {
        return (state == ChangeState.REQUESTED || state == ChangeState.EXPIRED) && now.isBefore(endsAt);
    }

    boolean isOpen() {
        return state == ChangeState.REQUESTED;
    }

    boolean awaits(Side side) {
        return awaiting.contains(side);
    }

    boolean hasConfirmed(Side side) {
        return confirmed.contains(side);
    }

    List<Side> awaiting() {
        return awaiting;
    }

    /** What would still be awaited once a side has confirmed. */
    List<Side> awaitingWithout(Side side) {
        return awaiting.stream().filter(other -> other != side).toList();
    }

    @Nullable
    IssuedLink link(LinkPurpose purpose) {
        return links.get(purpose);
    }

    int generation() {
        return generation;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    String formerAddressId() {
        return formerAddressId;
    }

    @Nullable
    Instant undoUntil() {
        return undoUntil;
    }

    boolean undoableAt(Instant now) {
        return undoUntil != null && now.isBefore(undoUntil);
    }

    /** Whether it was undone from its own former mailbox, not with an earlier change. */
    boolean undoneByItsLink() {
        return undoneByItsLink;
    }

    /** Since when the former address was in force. */
    @Nullable
    Instant formerSince() {
        return formerSince;
    }

    /** The id of the address whose mailbox has ended it by "this was not me", if one has. */
    @Nullable
    String refusedBy() {
        if (reason == EndReason.REFUSED) {
            return newAddressId;
        }
        return reason == EndReason.REVOKED ? currentAddressId : null;
    }

    /** The address whose mailbox gets links of this purpose; none where there is no such mailbox. */
    @Nullable
    EmailAddress addressFor(LinkPurpose purpose) {
        var email = switch (purpose) {
            case CONFIRM_NEW, REFUSE -> newEmail;
            case CONFIRM_CURRENT, REVOKE, UNDO -> currentEmail;
            case CONFIRM_PASSKEY, DISOWN_CREDENTIAL -> null;
        };
        return email == null ? null : new EmailAddress(email.value());
    }
}

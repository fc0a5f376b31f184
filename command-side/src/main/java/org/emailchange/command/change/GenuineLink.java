package org.emailchange.command.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * A link that was proved to be one of ours, for this account, change and address, and what it is still good for. Only its
 * holder learns what became of the change; all others get one answer, TOKEN_INVALID.
 *
 * @param change the change it belongs to
 * @param purpose what it is good for
 * @param latest whether no newer link of its purpose was issued
 * @param keyRetired whether its key is not in use any more
 */
record GenuineLink(RequestedChange change, LinkPurpose purpose, boolean latest, boolean keyRetired) {

    /** @throws EmailChangeRejected TOKEN_INVALID unless the token is genuine */
    static GenuineLink of(PresentedLink presented, ChangeId changeId, AccountState state, LinkSigner signer) {
        var change = state.find(changeId);
        if (change == null || !presented.change().equals(changeId)) {
            throw invalid();
        }
        var address = change.addressFor(presented.purpose());
        var issued = change.link(presented.purpose());
        if (address == null || issued == null) {
            throw invalid();
        }
        var latest = presented.generation() == issued.generation();
        var known = latest && same(presented.hash(), issued.hash());
        if (latest && !known) {
            throw invalid();
        }
        return switch (signer.prove(presented, new LinkSigner.Bond(change.accountId, changeId, address))) {
            case GENUINE -> new GenuineLink(change, presented.purpose(), latest, false);
            case FORGED -> throw invalid();
            case KEY_RETIRED -> {
                // The hash that was stored with the link still proves that it is this one.
                if (!known) {
                    throw invalid();
                }
                yield new GenuineLink(change, presented.purpose(), true, true);
            }
        };
    }

    /** @throws EmailChangeRejected TOKEN_INVALID where the link is genuine but for something else */
    GenuineLink require(LinkPurpose... purposes) {
        for (var allowed : purposes) {
            if (allowed == purpose) {
                return this;
            }
        }
        throw invalid();
    }

    /** @throws EmailChangeRejected TOKEN_OTHER_ACCOUNT where another account is signed in than the one of a proved link */
    static void requireNoOtherAccount(AccountId owner, @Nullable AccountId signedInAs) {
        if (signedInAs != null && !signedInAs.equals(owner)) {
            throw new EmailChangeRejected(Rejection.TOKEN_OTHER_ACCOUNT);
        }
    }

    /** Which mailbox the link confirms. */
    Side side() {
        return purpose == LinkPurpose.CONFIRM_NEW ? Side.NEW : Side.CURRENT;
    }

    /** Why a change has ended that such a link has stopped. */
    EndReason endReason() {
        return purpose == LinkPurpose.REFUSE ? EndReason.REFUSED : EndReason.REVOKED;
    }

    /** Passes where the link still confirms its side. */
    void requireConfirms(Instant now) {
        requireNotEnded();
        if (!change.awaits(side())) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (!latest) {
            throw new EmailChangeRejected(Rejection.TOKEN_REPLACED);
        }
        if (isOver(now)) {
            throw new EmailChangeRejected(Rejection.TOKEN_EXPIRED);
        }
    }

    /** Passes where the link still stops its change. An expired change can be stopped as well, so that no resend revives it. */
    void requireStops() {
        if (change.cancelledFor(endReason())) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (change.state() == ChangeState.APPROVED || change.state() == ChangeState.UNDONE) {
            throw ended();
        }
        requireNotEnded();
    }

    /** Passes where the link still undoes its change. */
    void requireUndoes(AccountState state, Instant now) {
        if (change.undoneByItsLink()) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (!state.inEffect().undoable(now).contains(change) || keyRetired) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
    }

    private boolean isOver(Instant now) {
        return keyRetired || !change.isOpen() || !now.isBefore(change.expiresAt());
    }

    private void requireNotEnded() {
        switch (change.state()) {
            case DECLINED -> throw new EmailChangeRejected(Rejection.CHANGE_DECLINED);
            case APPROVED, UNDONE -> throw new EmailChangeRejected(Rejection.TOKEN_USED);
            case CANCELLED -> {
                if (change.reason() == EndReason.SUPERSEDED) {
                    throw new EmailChangeRejected(Rejection.TOKEN_REPLACED);
                }
                throw ended();
            }
            case REQUESTED, EXPIRED -> {}
        }
    }

    private EmailChangeRejected ended() {
        return new EmailChangeRejected(
                Rejection.NO_OPEN_CHANGE, Map.of("state", change.state().name()));
    }

    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static EmailChangeRejected invalid() {
        return new EmailChangeRejected(Rejection.TOKEN_INVALID);
    }
}

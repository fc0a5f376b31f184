package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.emailchange.api.AccountId;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * A change of the credentials of which the current mailbox was told, and what its links still do. A link names the
 * credential where that of an e-mail change names the change. Its address is kept as text: an event of the past is never
 * refused for its form.
 */
final class CredentialNotice implements Cloneable {

    private final CredentialChange change;
    private final String credentialId;
    private final AccountId account;
    private final Personal email;
    private final @Nullable String addressId;
    private final List<IssuedLink> links;
    private boolean confirmed;
    private boolean disowned;
    private boolean silenced;

    CredentialNotice(
            CredentialChange change,
            String credentialId,
            Personal email,
            @Nullable String addressId,
            List<IssuedLink> links) {
        this.change = change;
        this.credentialId = credentialId;
        this.account = new AccountId(email.subject());
        this.email = email;
        this.addressId = addressId;
        this.links = List.copyOf(links);
    }

    /** One that changes apart from this one; all that both have does not change. */
    CredentialNotice copy() {
        try {
            return (CredentialNotice) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Tells the links of a passkey that was added from those of one that was removed. */
    static int generation(CredentialChange change) {
        return change == CredentialChange.PASSKEY_REMOVED ? 2 : 1;
    }

    /**
     * The notice that a link is of, where it still does something.
     *
     * @param signedInAs the account signed in where the link was opened, if any: another one confirms nothing
     * @throws EmailChangeRejected TOKEN_INVALID unless the token is genuine, and for this purpose
     */
    static CredentialNotice of(
            PresentedLink presented,
            LinkPurpose purpose,
            @Nullable AccountId signedInAs,
            AccountState state,
            LinkSigner signer,
            Instant now) {
        var notice = state.credentials.notice(presented.change().value(), presented.generation());
        var issued = notice == null || presented.purpose() != purpose ? null : notice.link(purpose);
        if (notice == null || issued == null || !GenuineLink.same(issued.hash(), presented.hash())) {
            throw GenuineLink.invalid();
        }
        var bond = new LinkSigner.Bond(notice.account, presented.change(), notice.email());
        // where its key is not in use any more, the stored hash still proves that it is this link
        if (signer.prove(presented, bond) == LinkSigner.Proof.FORGED) {
            throw GenuineLink.invalid();
        }
        if (purpose == LinkPurpose.CONFIRM_PASSKEY) {
            GenuineLink.requireNoOtherAccount(notice.account, signedInAs);
        }
        notice.require(issued, state.credentials.addressId(), now);
        return notice;
    }

    /** A mailbox that was left can still object, but vouches for nothing. */
    private void require(IssuedLink issued, @Nullable String inForce, Instant now) {
        var over = silenced || !now.isBefore(issued.expiresAt());
        var vouches = !over && !confirmed && Objects.equals(addressId, inForce);
        if (disowned || issued.purpose() == LinkPurpose.CONFIRM_PASSKEY && !vouches) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (over) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
    }

    void confirm() {
        confirmed = true;
    }

    void disown() {
        disowned = true;
    }

    /** Where it went to this mailbox: who was thrown out has nothing to say of the credentials any more. */
    void silence(String thrownOut) {
        silenced |= thrownOut.equals(addressId);
    }

    /** A password that it tells of is no more: objecting to that one must not end another. */
    void passwordReplaced() {
        silenced |= change == CredentialChange.PASSWORD_SET;
    }

    CredentialChange change() {
        return change;
    }

    String credentialId() {
        return credentialId;
    }

    EmailAddress email() {
        return new EmailAddress(email.value());
    }

    /** When its link of this purpose runs out. */
    Instant expiresAt(LinkPurpose purpose) {
        return Objects.requireNonNull(link(purpose)).expiresAt();
    }

    private @Nullable IssuedLink link(LinkPurpose purpose) {
        return links.stream()
                .filter(link -> link.purpose() == purpose)
                .findFirst()
                .orElse(null);
    }
}

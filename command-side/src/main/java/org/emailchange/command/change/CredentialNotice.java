package org.emailchange.command.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
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
 * credential where that of an e-mail change names the change.
 */
final class CredentialNotice {

    private final CredentialChange change;
    private final String credentialId;
    private final AccountId account;
    private final EmailAddress email;
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
        this.email = new EmailAddress(email.value());
        this.addressId = addressId;
        this.links = List.copyOf(links);
    }

    /** Tells the links of a passkey that was added from those of one that was removed. */
    static int generation(CredentialChange change) {
        return change == CredentialChange.PASSKEY_REMOVED ? 2 : 1;
    }

    /** @throws EmailChangeRejected TOKEN_INVALID unless the token is genuine, and for this purpose */
    static CredentialNotice of(PresentedLink presented, LinkPurpose purpose, AccountState state, LinkSigner signer) {
        var notice = state.credentials.notice(presented.change().value(), presented.generation());
        var issued = notice == null || presented.purpose() != purpose ? null : notice.link(purpose);
        if (notice == null || issued == null || !same(issued.hash(), presented.hash())) {
            throw GenuineLink.invalid();
        }
        var bond = new LinkSigner.Bond(notice.account, presented.change(), notice.email);
        // where its key is not in use any more, the stored hash still proves that it is this link
        if (signer.prove(presented, bond) == LinkSigner.Proof.FORGED) {
            throw GenuineLink.invalid();
        }
        return notice;
    }

    /** The link of this purpose, where it still does something. */
    IssuedLink require(LinkPurpose purpose, Instant now) {
        var issued = link(purpose);
        if (issued == null) {
            throw GenuineLink.invalid();
        }
        var over = silenced || !now.isBefore(issued.expiresAt());
        if (disowned || purpose == LinkPurpose.CONFIRM_PASSKEY && (confirmed || over)) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (over) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
        return issued;
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

    CredentialChange change() {
        return change;
    }

    String credentialId() {
        return credentialId;
    }

    EmailAddress email() {
        return email;
    }

    @Nullable
    IssuedLink link(LinkPurpose purpose) {
        return links.stream()
                .filter(link -> link.purpose() == purpose)
                .findFirst()
                .orElse(null);
    }

    private static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}

package org.emailchange.command.change;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.PresentedLink;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a link would do, by the same rules that decide when its button is pressed. Changes nothing, and so waits for
 * no lock and holds no connection: anybody may ask, as often as he likes.
 */
public final class LinkInspector {

    private final Function<String, @Nullable EmailChange> accounts;
    private final LinkSigner signer;
    private final Clock clock;

    /** @param accounts finds an account by its id */
    public LinkInspector(Function<String, @Nullable EmailChange> accounts, LinkSigner signer, Clock clock) {
        this.accounts = accounts;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * What a genuine link would do now.
     *
     * @param purpose what it is good for
     * @param newEmail the address that the change is about; none where it is about a credential
     * @param currentEmail the verified address in force when it was requested, if there was one
     * @param expiresAt when the link runs out
     */
    public record Result(
            LinkPurpose purpose,
            @Nullable EmailAddress newEmail,
            @Nullable EmailAddress currentEmail,
            Instant expiresAt) {}

    /**
     * What a link would do now.
     *
     * @param signedInAs the account signed in where the link was opened, if any
     * @throws EmailChangeRejected why it would do nothing; TOKEN_INVALID also where there is no such account
     */
    public Result inspect(PresentedLink link, @Nullable AccountId signedInAs) {
        var account = accounts.apply(link.account().value());
        if (account == null) {
            throw GenuineLink.invalid();
        }
        return decide(link, signedInAs, account.state, signer, clock.instant());
    }

    static Result decide(
            PresentedLink presented,
            @Nullable AccountId signedInAs,
            AccountState state,
            LinkSigner signer,
            Instant now) {
        return switch (presented.purpose()) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> {
                var link = genuine(presented, state, signer);
                GenuineLink.requireNoOtherAccount(link.change().accountId, signedInAs);
                link.requireConfirms(now);
                yield result(link);
            }
            case REVOKE, REFUSE -> {
                var link = genuine(presented, state, signer);
                link.requireStops();
                yield result(link);
            }
            case UNDO -> {
                var link = genuine(presented, state, signer);
                link.requireUndoes(state, now);
                yield result(link);
            }
            case CONFIRM_PASSKEY, DISOWN_CREDENTIAL -> {
                var purpose = presented.purpose();
                var notice = CredentialNotice.of(presented, purpose, signedInAs, state, signer, now);
                yield new Result(purpose, null, notice.email(), notice.expiresAt(purpose));
            }
        };
    }

    private static GenuineLink genuine(PresentedLink presented, AccountState state, LinkSigner signer) {
        return GenuineLink.of(presented, presented.change(), state, signer);
    }

    private static Result result(GenuineLink link) {
        var change = link.change();
        var current = change.currentEmail;
        var issued = change.link(link.purpose());
        return new Result(
                link.purpose(),
                new EmailAddress(change.newEmail.value()),
                current == null ? null : new EmailAddress(current.value()),
                issued == null ? change.expiresAt() : issued.expiresAt());
    }
}

package org.emailchange.attack;

import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Personal;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.jspecify.annotations.Nullable;

/** The links of an account, computed as for their mails, so that nobody has to wait for the post. */
public final class IssuedLinks {

    private final LinkTokens tokens;

    public IssuedLinks(LinkTokens tokens) {
        this.tokens = tokens;
    }

    /** All links of an account, oldest first. */
    static List<Link> of(TestSystem system, TestAccount account) {
        return new IssuedLinks(system.node().bean(LinkTokens.class)).of(system.events(account));
    }

    /** All that were ever issued, oldest first. */
    public List<Link> of(List<Object> history) {
        return history.stream().flatMap(this::of).toList();
    }

    /** The link as it is read when somebody presents it. */
    public PresentedLink read(Link link) {
        return tokens.read(new LinkToken(link.token())).orElseThrow();
    }

    private Stream<Link> of(Object event) {
        if (event instanceof EmailChangeRequested asked) {
            return of(asked.changeId(), asked.newEmail(), asked.currentEmail(), asked.links());
        } else if (event instanceof VerificationResent sent) {
            return of(sent.changeId(), sent.newEmail(), sent.currentEmail(), sent.links());
        } else if (event instanceof EmailChangeApproved done) {
            return of(done.changeId(), done.email(), done.formerEmail(), done.links());
        }
        return Stream.empty();
    }

    private Stream<Link> of(String change, Personal to, @Nullable Personal from, List<IssuedLink> issued) {
        return issued.stream().map(link -> {
            var toNew = link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.REFUSE;
            var email = toNew || from == null ? to : from;
            var bond = new Bond(new AccountId(to.subject()), new ChangeId(change), new EmailAddress(email.value()));
            return new Link(
                    tokens.recompute(link, bond).value(), change, link.purpose(), link.generation(), email.value());
        });
    }
}

package org.emailchange.testing.model;

import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** The links of an account, computed as for their mails, so that nobody has to wait for the post. */
public record IssuedLinks(Tokens tokens) {
    /** Computes the token of a link that is for this account, change and mailbox. */
    public interface Tokens {
        String token(IssuedLink link, AccountId account, ChangeId change, EmailAddress to);
    }

    /** All that were ever issued, oldest first. */
    public List<Link> of(List<Object> history) {
        return history.stream().flatMap(this::of).toList();
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
            var email = toNew || from == null ? to.value() : from.value();
            var account = to.subject();
            var token = tokens.token(link, new AccountId(account), new ChangeId(change), new EmailAddress(email));
            return new Link(token, account, change, link.purpose(), link.generation(), email);
        });
    }
}

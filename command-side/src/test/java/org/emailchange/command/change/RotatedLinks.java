package org.emailchange.command.change;

import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.command.link.LinkTokens;

/** Real tokens whose keys can be changed meanwhile, as by a restart with other settings. */
final class RotatedLinks implements LinkSigner {

    private LinkTokens tokens;

    RotatedLinks(LinkTokens tokens) {
        this.tokens = tokens;
    }

    void use(LinkTokens other) {
        tokens = other;
    }

    LinkToken recompute(IssuedLink link, Bond bond) {
        return tokens.recompute(link, bond);
    }

    @Override
    public IssuedLink issue(LinkPurpose purpose, int generation, Bond bond, Instant issuedAt, Instant expiresAt) {
        return tokens.issue(purpose, generation, bond, issuedAt, expiresAt);
    }

    Optional<PresentedLink> read(LinkToken token) {
        return tokens.read(token);
    }

    @Override
    public Proof prove(PresentedLink link, Bond bond) {
        return tokens.prove(link, bond);
    }
}

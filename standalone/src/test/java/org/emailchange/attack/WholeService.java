package org.emailchange.attack;

import java.util.List;
import org.emailchange.api.Disclosure;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.standalone.EmailChangeApplication;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.model.AccountModel;
import org.emailchange.testing.model.DomainModel;
import org.emailchange.testing.model.IssuedLinks;
import org.emailchange.testing.model.Link;

/** The whole application with its database and mail server from outside. */
public final class WholeService {

    private WholeService() {}

    /** So many nodes, between which neither limits nor pauses stand. */
    public static TestSystem.Builder nodes(int count) {
        return TestSystem.of(EmailChangeApplication.class)
                .nodes(count)
                .setting("email-change.demo", "false")
                .setting("email-change.resend.cooldown", "0s")
                .setting("email-change.resend.max", "1000");
    }

    /** An account as the model of the domain tells it by its events. */
    static AccountModel model(TestSystem system, TestAccount account) {
        var model = new DomainModel(rules(system));
        model.accept(system.events(account));
        return model.account(account.id().value());
    }

    static DomainModel.Rules rules(TestSystem system) {
        var policy = system.bean(ChangePolicy.class);
        return new DomainModel.Rules(
                policy.linkLifetime(),
                policy.resendCooldown(),
                policy.maxResends(),
                policy.maxFailures(),
                policy.refusal(),
                policy.disclosure() == Disclosure.CONCEAL);
    }

    /** The links of all accounts, as a node computes them for their mails. */
    public static IssuedLinks issuedLinks(LinkTokens tokens) {
        return new IssuedLinks((link, account, change, to) ->
                tokens.recompute(link, new Bond(account, change, to)).value());
    }

    /** All links of an account, oldest first. */
    static List<Link> links(TestSystem system, TestAccount account) {
        return issuedLinks(system.bean(LinkTokens.class)).of(system.events(account));
    }
}

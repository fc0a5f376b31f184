package org.emailchange.edge;

import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.nodes.CommandNode;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.jspecify.annotations.Nullable;

/** What the tests of the running command side share: one node for all of them, and as many people as a test wants. */
public abstract class RunningCommandSide {

    private static final TestMailServer MAIL_SERVER = TestMailServer.started();
    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final CommandNode NODE = start();

    protected final SettableClock clock = CLOCK;
    protected final CommandNode node;
    protected final Mailbox mailbox;

    protected RunningCommandSide() {
        this(NODE);
    }

    /** With a node of its own. */
    protected RunningCommandSide(CommandNode node) {
        this.node = node;
        this.mailbox = new Mailbox(MAIL_SERVER, node.bean(LinkTokens.class));
    }

    /** A node with settings of its own, on an empty database; whoever starts it closes it. */
    protected static CommandNode start(String... settings) {
        var all = new String[settings.length + 1];
        all[0] = "email-change.limits.enabled=false";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return CommandNode.started(TestDatabase.fresh(), MAIL_SERVER, CLOCK, all);
    }

    protected Web anybody() {
        return Web.at(node.anybody().port());
    }

    /** The wallet's backend. */
    protected Web wallet() {
        return anybody().as("wallet", CommandNode.PASSWORD);
    }

    /** Somebody whose account has no address yet. */
    protected Person newcomer() {
        return person(node.open(null));
    }

    /** Somebody whose account has this verified address. */
    protected Person ownerOf(String email) {
        return person(node.open(email));
    }

    private Person person(String name) {
        return new Person(name, anybody().as(name, CommandNode.PASSWORD));
    }

    protected String idOf(Person person) {
        return node.bean(Accounts.class)
                .findByUsername(person.name())
                .orElseThrow()
                .id()
                .value();
    }

    /** An address that no test has used before. */
    protected static String fresh(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    protected Answer verify(String token) {
        return anybody().post("/api/verifications", Map.of("token", token));
    }

    protected Answer revoke(String token) {
        return anybody().post("/api/revocations", Map.of("token", token));
    }

    protected Answer undo(String token) {
        return anybody().post("/api/undos", Map.of("token", token));
    }

    /** Asks for a change and confirms it from the mailboxes that have to. */
    protected void change(Person person, @Nullable String from, String to) {
        person.ask(to).expect(202);
        verify(mailbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
        if (from != null) {
            verify(mailbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);
        }
    }
}

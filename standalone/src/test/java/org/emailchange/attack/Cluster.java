package org.emailchange.attack;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.rest.AccountOpening;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.web.security.EncodedPassword;
import org.jspecify.annotations.Nullable;

/** Two nodes on one database, with one mail server and one time. */
public final class Cluster implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final TestMailServer mails = TestMailServer.started();
    private final ShiftedClock clock = new ShiftedClock();
    private final List<Node> nodes;

    /** Starts both with these properties. */
    public Cluster(Map<String, String> properties) {
        var first = Node.started(database, mails, clock, properties);
        nodes = List.of(first, Node.started(database, mails, clock, properties));
    }

    /** The time of all. */
    public ShiftedClock clock() {
        return clock;
    }

    /** Everybody's mailboxes. */
    public TestMailServer mails() {
        return mails;
    }

    /** A node, by any number. */
    public Node node(int number) {
        return nodes.get(Math.floorMod(number, nodes.size()));
    }

    /** A client of a node, by any number. */
    public Client client(int number) {
        return node(number).anybody();
    }

    int passwordChecks() {
        return nodes.stream()
                .mapToInt(node -> node.bean(PasswordChecks.class).made())
                .sum();
    }

    /** Opens an account, with a verified address if one is given. */
    public Account open(@Nullable String verifiedEmail) {
        var id = AccountId.of(UUID.randomUUID());
        var account = new NewAccount(id, "p-" + id, new EncodedPassword(Node.HASH));
        var address = verifiedEmail == null
                ? null
                : new GenericCommandMessage<>(
                        new ImportAddress(id, new EmailAddress(verifiedEmail), true), Map.of("by", "APP:test"));
        node(0).bean(AccountOpening.class).open(account, address);
        return new Account(id, account.username());
    }

    /** What has happened to an account, in order. */
    public List<Object> history(Account account) {
        return node(0).bean(EventStore.class)
                .readEvents(account.id().value())
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    /** The links that an account's mails carry, oldest first. */
    public List<Link> links(Account account) {
        return new Links(node(0).bean(LinkTokens.class)).of(history(account));
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        mails.close();
    }
}

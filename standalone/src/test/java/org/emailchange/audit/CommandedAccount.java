package org.emailchange.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkToken;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.attack.WholeService;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.usecase.AccountOpening;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestNode;
import org.emailchange.testing.model.IssuedLinks;
import org.emailchange.testing.model.Link;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.AccountOwner;
import org.emailchange.web.security.EncodedPassword;
import org.jspecify.annotations.Nullable;

/** An account whose history is made by commands, sent as the web edge sends them. */
final class CommandedAccount {

    private final AccountId id = AccountId.of(UUID.randomUUID());
    private final AccountOpening opening;
    private final CommandGateway commands;
    private final EventStore store;
    private final LinkTokens tokens;
    private final IssuedLinks links;
    private final List<DomainEventMessage<?>> news = new ArrayList<>();
    private List<Link> carried = List.of();
    private long version;

    CommandedAccount(TestNode node) {
        opening = node.bean(AccountOpening.class);
        commands = node.bean(CommandGateway.class);
        store = node.bean(EventStore.class);
        tokens = node.bean(LinkTokens.class);
        links = WholeService.issuedLinks(tokens);
    }

    AccountId id() {
        return id;
    }

    /** The number of its last event. */
    long version() {
        return version;
    }

    /** What the last command has led to. */
    List<DomainEventMessage<?>> news() {
        return news;
    }

    /** What the last mails with links carried. */
    List<Link> links() {
        return carried;
    }

    void open(@Nullable EmailAddress email, boolean verified) {
        var account = new NewAccount(id, "p-" + id, new EncodedPassword(TestAccount.PASSWORD_HASH));
        var owner =
                new Requester(Optional.of(new AccountOwner(id)), "192.0.2.1", null, Optional.empty(), Optional.empty());
        opening.open(account, email == null ? null : new AccountOpening.KnownAddress(email, verified), owner);
        look();
    }

    void send(EmailChangeCommand command) {
        commands.sendAndWait(message(command));
        look();
    }

    static ChangeId change(Link link) {
        return new ChangeId(link.change());
    }

    PresentedLink presented(Link link) {
        return tokens.read(new LinkToken(link.token())).orElseThrow();
    }

    private static <C extends EmailChangeCommand> GenericCommandMessage<C> message(C command) {
        return new GenericCommandMessage<>(command, Map.of("by", "USER:" + command.accountId()));
    }

    private void look() {
        news.clear();
        store.readEvents(id.value(), version).asStream().forEach(news::add);
        version += news.size();
        for (var event : news) {
            var told = event.getPayload();
            if (told instanceof EmailChangeRequested
                    || told instanceof VerificationResent
                    || told instanceof EmailChangeApproved) {
                carried = links.of(List.of(told));
            }
        }
    }
}

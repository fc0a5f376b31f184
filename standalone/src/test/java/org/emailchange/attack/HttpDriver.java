package org.emailchange.attack;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.model.Action;
import org.emailchange.testing.model.ClientDriver;
import org.emailchange.testing.model.Link;
import org.jspecify.annotations.Nullable;

/** Sends requests to any node of a cluster. */
record HttpDriver(TestSystem cluster, Map<String, TestAccount> accounts, Random random) implements ClientDriver {
    @Override
    public Set<Action.Kind> kinds() {
        return EnumSet.of(
                Action.Kind.REQUEST,
                Action.Kind.REQUEST_WITH_A_WRONG_PASSWORD,
                Action.Kind.RESEND,
                Action.Kind.CANCEL,
                Action.Kind.CONFIRM,
                Action.Kind.STOP,
                Action.Kind.UNDO);
    }

    @Override
    public boolean namesMoreThanTheLink() {
        return false;
    }

    @Override
    public List<Object> events(String account) {
        return cluster.node().events(account);
    }

    @Override
    public List<Link> links(String account) {
        return WholeService.links(cluster, owner(account));
    }

    @Override
    public String addressId(String address) {
        return cluster.bean(AddressIds.class).idOf(new EmailAddress(address));
    }

    @Override
    public Outcome perform(Action action) {
        var answer = send(action);
        return new Outcome(answer.status() < 300 ? "done" : answer.outcome(), answer.version());
    }

    private Answer send(Action action) {
        var client = cluster.client(random.nextInt());
        var owner = client.as(owner(action.account()));
        var holder = action.signedInAs() == null ? client : client.as(owner(action.signedInAs()));
        return switch (action.kind()) {
            case REQUEST -> owner.requestChange(of(action.address()));
            case REQUEST_WITH_A_WRONG_PASSWORD -> owner.requestChange(of(action.address()), "wrong");
            case RESEND -> owner.resend(of(action.change()));
            case CANCEL -> owner.cancel(of(action.change()));
            case CONFIRM -> holder.verify(of(action.link()).token());
            case STOP -> holder.revoke(of(action.link()).token());
            case UNDO -> holder.undo(of(action.link()).token());
            default -> throw new IllegalArgumentException("not by HTTP: " + action);
        };
    }

    private TestAccount owner(String account) {
        return of(accounts.get(account));
    }

    private static <T> T of(@Nullable T given) {
        return Objects.requireNonNull(given);
    }
}

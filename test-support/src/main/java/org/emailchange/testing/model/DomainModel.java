package org.emailchange.testing.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;

/** All accounts and addresses as their events tell them, and what must hold between them whenever a command is through. */
public final class DomainModel {
    private final Map<String, AccountModel> accounts = new HashMap<>();
    private final Map<String, AddressModel> addresses = new HashMap<>();
    private final Rules rules;

    public DomainModel(Rules rules) {
        this.rules = rules;
    }

    /**
     * The settings that the model knows.
     *
     * @param linkLifetime how long a confirmation link works
     * @param resendCooldown the least time between two issues of links
     * @param maxResends how often links may be sent again for one change
     * @param maxFailures how many failed attempts in a row lock
     * @param refusal how long a mailbox that said "this was not me" is not asked again
     * @param conceals whether nobody learns that an address has an owner
     */
    public record Rules(
            Duration linkLifetime,
            Duration resendCooldown,
            int maxResends,
            int maxFailures,
            Duration refusal,
            boolean conceals) {}

    /** Nothing of a history, its first event, its first two, and so on to all of it. */
    static Stream<List<Object>> prefixes(List<Object> history) {
        return IntStream.rangeClosed(0, history.size()).mapToObj(end -> history.subList(0, end));
    }

    /** Follows events, those of each account and of each address in their order. Each must be allowed where it stands. */
    public void accept(List<Object> events) {
        for (var event : events) {
            if (event instanceof EmailChangeEvent e) {
                account(e.accountId()).accept(e);
            } else if (event instanceof AddressEvent e) {
                address(e.addressId()).accept(e);
            }
        }
    }

    public AccountModel account(String id) {
        return accounts.computeIfAbsent(id, any -> new AccountModel(rules));
    }

    private AddressModel address(String id) {
        return addresses.computeIfAbsent(id, any -> new AddressModel());
    }

    /** What an action must come to that nothing else happens beside. */
    public String expected(Action action, Instant now) {
        var account = account(action.account());
        var id = ExpectedOutcomes.addressId(action, account);
        var taken = id != null && address(id).isTakenFrom(action.account(), now);
        return ExpectedOutcomes.of(action, account, taken, now);
    }

    /** Checks that a link which has just confirmed its side was of the newest generation. */
    public void confirmed(Link link) {
        var change = Objects.requireNonNull(account(link.account()).change(link.change()));
        Allowed.when(change.generation() == link.generation(), "links that were replaced are dead");
    }

    /** Checks what must hold between accounts and addresses. */
    public void check(Instant now) {
        List.copyOf(accounts.entrySet()).forEach(entry -> check(entry.getKey(), entry.getValue(), now));
        List.copyOf(addresses.entrySet()).forEach(entry -> {
            var id = entry.getKey();
            var owner = entry.getValue().ownerInForce();
            Allowed.when(
                    owner == null || id.equals(account(owner).verifiedAddressId()),
                    "an account that owns an address has it in force");
            var keeper = entry.getValue().reservedFor(now);
            Allowed.when(
                    keeper == null
                            || account(keeper).undoable(now).stream()
                                    .anyMatch(approval -> id.equals(approval.formerAddressId())),
                    "an address is kept for an undo that can happen");
        });
    }

    private void check(String id, AccountModel account, Instant now) {
        var verified = account.verifiedAddressId();
        Allowed.when(verified == null || address(verified).isInForceFor(id), "a verified address is owned");
        for (var approval : account.undoable(now)) {
            Allowed.when(
                    address(Objects.requireNonNull(approval.formerAddressId()))
                            .isKeptFor(id, Objects.requireNonNull(approval.undoUntil())),
                    "the former address is kept while it can come back");
        }
    }
}

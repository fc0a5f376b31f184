package org.emailchange.testing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether what the clients of one account saw can be explained by its stored events, one after the other: each outcome
 * fits the account as it stood at some moment between the request and the answer.
 */
public final class HistoryCheck {
    private final DomainModel.Rules rules;
    private final List<Object> events;
    private final List<AccountModel> states;
    private final List<ObservedAction> done;
    private final Map<String, List<AddressModel>> addresses;

    /**
     * @param events of the account
     * @param done all that was done to it
     * @param addresses the events of each address, by the address's id
     */
    public HistoryCheck(
            DomainModel.Rules rules,
            List<Object> events,
            List<ObservedAction> done,
            Map<String, List<Object>> addresses) {
        this.rules = rules;
        this.events = events;
        this.states = AccountModel.states(events, rules);
        this.done = done;
        this.addresses = addresses.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> AddressModel.states(entry.getValue())));
    }

    /** Fails where an outcome cannot be explained. */
    public void run() {
        done.forEach(this::check);
    }

    private void check(ObservedAction one) {
        int earliest = 0;
        int latest = events.size();
        for (var other : done) {
            int version = (int) other.outcome().version();
            if (other.succeeded() && other.isBefore(one)) {
                earliest = Math.max(earliest, version);
            } else if (other.succeeded() && one.isBefore(other)) {
                latest = Math.min(latest, version);
            }
        }
        if (one.succeeded()) {
            assertThat((int) one.outcome().version()).as("%s", one).isBetween(earliest, latest);
        }
        var explained = new TreeSet<String>();
        for (int i = earliest; i <= latest; i++) {
            explained.addAll(outcomes(one, states.get(i)));
        }
        if (mayFindAllPlacesTaken(one)) {
            explained.add("rate-limited");
        }
        assertThat(explained)
                .as("outcomes of %s on states %d to %d of %s", one, earliest, latest, events)
                .contains(one.outcome().name());
    }

    private TreeSet<String> outcomes(ObservedAction one, AccountModel state) {
        var outcomes = new TreeSet<String>();
        var change = one.action().ofChange();
        var known = states.get(states.size() - 1).change(change) != null;
        if (known && state.change(change) == null) {
            // who names it has seen it
            return outcomes;
        }
        for (var now : List.of(one.from(), one.until())) {
            outcomes.add(ExpectedOutcomes.of(one.action(), state, false, now));
            if (mayBeTaken(one.action(), state, now)) {
                outcomes.add(ExpectedOutcomes.of(one.action(), state, true, now));
            }
        }
        return outcomes;
    }

    private boolean mayBeTaken(Action action, AccountModel state, Instant now) {
        var id = ExpectedOutcomes.addressId(action, state);
        return id != null
                && addresses.getOrDefault(id, List.of()).stream()
                        .anyMatch(address -> address.isTakenFrom(action.account(), now));
    }

    /**
     * Whether checks that still run and failures may have had all places when this one came. A failure gives its place back
     * with a success that begins after it; what the events count is not it, as places are given back after an event.
     */
    private boolean mayFindAllPlacesTaken(ObservedAction one) {
        return one.action().showsAPassword()
                && done.stream()
                                .filter(other -> other != one && mayHaveAPlace(other, one))
                                .count()
                        >= rules.maxFailures();
    }

    private boolean mayHaveAPlace(ObservedAction other, ObservedAction now) {
        if (!other.action().showsAPassword() || now.isBefore(other)) {
            return false;
        }
        return other.overlaps(now)
                || other.is("authentication-failed")
                        && done.stream()
                                .noneMatch(between -> between.action().showsAPassword()
                                        && between.is(ExpectedOutcomes.DONE)
                                        && other.isBefore(between)
                                        && between.isBefore(now));
    }
}

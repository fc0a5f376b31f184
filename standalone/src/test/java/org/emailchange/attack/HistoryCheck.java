package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether what the clients of one account saw can be explained by its stored events, one after the other: each answer
 * fits the account as it stood at some moment between the request and the answer.
 */
final class HistoryCheck {

    private final List<Object> events;
    private final List<AccountModel> states;
    private final List<ObservedAction> done;
    private final Map<String, List<AddressModel>> addresses;

    HistoryCheck(List<Object> events, List<ObservedAction> done, Map<String, List<AddressModel>> addresses) {
        this.events = events;
        this.states = AccountModel.states(events);
        this.done = done;
        this.addresses = addresses;
    }

    void run() {
        done.forEach(this::check);
    }

    private void check(ObservedAction one) {
        assertThat(one.answer().status()).as("%s", one).isLessThan(500);
        int earliest = 0;
        int latest = events.size();
        for (var other : done) {
            int version = (int) other.answer().version();
            if (other.succeeded() && other.isBefore(one)) {
                earliest = Math.max(earliest, version);
            } else if (other.succeeded() && one.isBefore(other)) {
                latest = Math.min(latest, version);
            }
        }
        if (one.succeeded()) {
            assertThat((int) one.answer().version()).as("%s", one).isBetween(earliest, latest);
        }
        var explained = new TreeSet<String>();
        for (int i = earliest; i <= latest; i++) {
            explained.addAll(outcomes(one, states.get(i)));
        }
        assertThat(explained)
                .as("outcomes of %s on states %d to %d of %s", one, earliest, latest, events)
                .contains(one.answer().outcome());
    }

    private TreeSet<String> outcomes(ObservedAction one, AccountModel state) {
        var outcomes = new TreeSet<String>();
        if (!knows(state, one.action())) {
            return outcomes;
        }
        for (var now : List.of(one.from(), one.until())) {
            outcomes.add(ExpectedOutcomes.of(one.action(), state, false, now));
            if (mayBeTaken(one.action(), state, now)) {
                outcomes.add(ExpectedOutcomes.of(one.action(), state, true, now));
            }
        }
        // no place is free while checks still run in all of them
        if (one.action().showsAPassword() && state.failures() + running(one) >= ExpectedOutcomes.MAX_FAILURES) {
            outcomes.add("rate-limited");
        }
        return outcomes;
    }

    private static boolean knows(AccountModel state, Action action) {
        var change = action.link() == null ? action.change() : action.link().change();
        return change == null || state.changes().containsKey(change);
    }

    private boolean mayBeTaken(Action action, AccountModel state, Instant now) {
        var id = action.addressId() != null
                ? action.addressId()
                : state.change(
                                action.link() == null
                                        ? action.change()
                                        : action.link().change())
                        .addressId();
        // an undo takes the former address, whichever that is
        return action.kind() == Action.Kind.UNDO
                || addresses.getOrDefault(id, List.of()).stream()
                        .anyMatch(address ->
                                address.isTakenFrom(action.account().id().value(), now));
    }

    private int running(ObservedAction one) {
        return (int) done.stream()
                .filter(other -> other != one && other.action().showsAPassword() && other.overlaps(one))
                .count();
    }
}

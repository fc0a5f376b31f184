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
    private final List<Done> done;
    private final Map<String, List<AddressModel>> addresses;

    HistoryCheck(List<Object> events, List<Done> done, Map<String, List<AddressModel>> addresses) {
        this.events = events;
        this.states = AccountModel.states(events);
        this.done = done;
        this.addresses = addresses;
    }

    void run() {
        done.forEach(this::check);
    }

    private void check(Done one) {
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

    private TreeSet<String> outcomes(Done one, AccountModel state) {
        var outcomes = new TreeSet<String>();
        if (!knows(state, one.op())) {
            return outcomes;
        }
        for (var now : List.of(one.from(), one.until())) {
            outcomes.add(Outcomes.of(one.op(), state, false, now));
            if (mayBeTaken(one.op(), state, now)) {
                outcomes.add(Outcomes.of(one.op(), state, true, now));
            }
        }
        // no place is free while checks still run in all of them
        if (one.op().showsAPassword() && state.failures() + running(one) >= Outcomes.MAX_FAILURES) {
            outcomes.add("rate-limited");
        }
        return outcomes;
    }

    private static boolean knows(AccountModel state, Op op) {
        var change = op.link() == null ? op.change() : op.link().change();
        return change == null || state.changes().containsKey(change);
    }

    private boolean mayBeTaken(Op op, AccountModel state, Instant now) {
        var id = op.addressId() != null
                ? op.addressId()
                : state.change(op.link() == null ? op.change() : op.link().change())
                        .addressId();
        // an undo takes the former address, whichever that is
        return op.kind() == Op.Kind.UNDO
                || addresses.getOrDefault(id, List.of()).stream()
                        .anyMatch(
                                address -> address.isTakenFrom(op.account().id().value(), now));
    }

    private int running(Done one) {
        return (int) done.stream()
                .filter(other -> other != one && other.op().showsAPassword() && other.overlaps(one))
                .count();
    }
}

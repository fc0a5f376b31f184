package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The changes that made the address in force what it is, oldest first. Each leaves its former mailbox the right to take it
 * back until a time, and with it all that came later: whoever has the newer mailboxes may have them by the first change.
 */
record ChangesInEffect(List<RequestedChange> changes) {

    /** Those whose former mailbox can still take them back. */
    List<RequestedChange> undoable(Instant now) {
        return changes.stream().filter(change -> change.undoableAt(now)).toList();
    }

    /** This one and those that came later. */
    List<RequestedChange> since(RequestedChange change) {
        return List.copyOf(changes.subList(changes.indexOf(change), changes.size()));
    }

    /**
     * Those that are as good as undone where this address comes into force once more: the one from it that could still be
     * undone, and those that came later. Who was thrown out by that has nothing to take back.
     */
    List<RequestedChange> endedByReturnTo(String addressId, Instant now) {
        return undoable(now).stream()
                .filter(change -> addressId.equals(change.formerAddressId()))
                .findFirst()
                .map(this::since)
                .orElseGet(List::of);
    }

    /** Those that could still be undone if these were not in effect any more. */
    List<RequestedChange> undoableWithout(List<RequestedChange> ended, Instant now) {
        return undoable(now).stream().filter(change -> !ended.contains(change)).toList();
    }

    /** Until when one of these can be undone, or a new one that can be until its own time. */
    static @Nullable Instant lastUndoUntil(List<RequestedChange> undoable, @Nullable Instant own) {
        var last = own;
        for (var change : undoable) {
            var until = change.undoUntil();
            if (last == null || until != null && until.isAfter(last)) {
                last = until;
            }
        }
        return last;
    }

    /** The address of this id that was in force before one of them. */
    @Nullable
    Personal formerEmail(String addressId) {
        Personal former = null;
        for (var change : changes) {
            former = addressId.equals(change.formerAddressId()) ? change.currentEmail : former;
        }
        return former;
    }
}

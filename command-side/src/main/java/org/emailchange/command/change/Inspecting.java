package org.emailchange.command.change;

import java.time.Instant;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.InspectLink;

/** Tells what a link would do, by the same rules that decide when the button is pressed. */
final class Inspecting {

    private Inspecting() {}

    static InspectLink.Result decide(InspectLink command, AccountState state, LinkKeeper keeper, Instant now) {
        var link = GenuineLink.of(command.token(), command.changeId(), state, keeper);
        switch (link.purpose()) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> {
                link.requireNobodyElse(command.signedInAs());
                LinkRules.requireConfirms(link, now);
            }
            case REVOKE, REFUSE -> LinkRules.requireStops(link);
            case UNDO -> LinkRules.requireUndoes(link, state, now);
        }
        var change = link.change();
        var current = change.currentEmail;
        var issued = change.link(link.purpose());
        return new InspectLink.Result(
                link.purpose(),
                new EmailAddress(change.newEmail.value()),
                current == null ? null : new EmailAddress(current.value()),
                issued == null ? change.expiresAt() : issued.expiresAt());
    }
}

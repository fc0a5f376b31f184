package org.emailchange.pages.desk.audit;

import org.emailchange.api.query.audit.HistoryEntry;

/** The look of an event's sign: what went well, what went wrong, what was begun, and what is about mails. */
final class EventSeverity {

    private EventSeverity() {}

    static String of(HistoryEntry event) {
        return switch (event.type()) {
            case "EmailChangeRequested", "VerificationResent" -> "asked";
            case "AddressConfirmed", "EmailChangeApproved", "AddressImported", "AddressClaimed" -> "done";
            case "AuthenticationFailed",
                    "AccountLocked",
                    "EmailChangeDeclined",
                    "EmailChangeUndone",
                    "UnverifiedAddressCleared" -> "bad";
            case "MailReported" -> ofMail(event);
            default -> "plain";
        };
    }

    private static String ofMail(HistoryEntry event) {
        var outcome = event.data().stream()
                .filter(field -> field.name().equals("outcome"))
                .map(HistoryEntry.Datum::value)
                .findFirst()
                .orElse("");
        return switch (outcome) {
            case "SENT" -> "mail";
            case "RETRIED" -> "plain";
            default -> "bad";
        };
    }
}

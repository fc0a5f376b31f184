package org.emailchange.pages.desk.audit;

/** The look of an event's sign: what went well, what went wrong, what was begun, and what is about mails. */
final class EventSeverity {

    private EventSeverity() {}

    static String of(String type) {
        return switch (type) {
            case "EmailChangeRequested", "VerificationResent" -> "asked";
            case "AddressConfirmed", "EmailChangeApproved", "AddressImported", "AddressClaimed" -> "done";
            case "MailSent" -> "mail";
            case "AuthenticationFailed",
                    "AccountLocked",
                    "MailDelayed",
                    "MailGivenUp",
                    "MailBounced",
                    "EmailChangeDeclined",
                    "EmailChangeUndone",
                    "UnverifiedAddressCleared" -> "bad";
            default -> "plain";
        };
    }
}

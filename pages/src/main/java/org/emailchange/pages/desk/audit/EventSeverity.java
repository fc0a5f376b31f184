package org.emailchange.pages.desk.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.CredentialDisowned;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.PasskeyAdded;
import org.emailchange.api.event.PasskeyConfirmed;
import org.emailchange.api.event.PasskeyRemoved;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.query.audit.HistoryPage;

/** How an event is marked on a timeline. Every type of event is listed here; a test checks that none is missing. */
public enum EventSeverity {
    /** Something has begun. */
    STARTED("asked"),
    /** Something went well. */
    SUCCEEDED("done"),
    /** A mail was sent. */
    MAIL_SENT("mail"),
    /** Something went wrong. */
    FAILED("bad"),
    /** Neither good nor bad. */
    NEUTRAL("plain");

    private static final Map<Class<?>, EventSeverity> BY_TYPE = new HashMap<>();

    static {
        mark(STARTED, EmailChangeRequested.class, VerificationResent.class);
        mark(SUCCEEDED, AddressConfirmed.class, EmailChangeApproved.class, AddressImported.class, AddressClaimed.class);
        mark(FAILED, AuthenticationFailed.class, AccountLocked.class, EmailChangeDeclined.class);
        mark(FAILED, EmailChangeUndone.class, UnverifiedAddressCleared.class);
        mark(NEUTRAL, EmailChangeCancelled.class, EmailChangeExpired.class, CredentialsChanged.class);
        mark(NEUTRAL, PasskeyAdded.class, PasskeyConfirmed.class, PasskeyRemoved.class);
        mark(FAILED, CredentialDisowned.class);
        mark(NEUTRAL, OwnerNotified.class, OwnedAddressRequested.class, AddressReserved.class, AddressReleased.class);
        mark(NEUTRAL, UnverifiedUseRecorded.class, UnverifiedUseEnded.class);
        // by its outcome
        mark(NEUTRAL, MailReported.class);
    }

    private final String cssClass;

    EventSeverity(String cssClass) {
        this.cssClass = cssClass;
    }

    private static void mark(EventSeverity severity, Class<?>... types) {
        for (var type : types) {
            BY_TYPE.put(type, severity);
        }
    }

    /** The types of events whose severity is known. */
    public static Set<Class<?>> types() {
        return Set.copyOf(BY_TYPE.keySet());
    }

    /** The severity of a stored event; neutral if it is of a type that is not in use any more. */
    static EventSeverity of(HistoryPage.Entry event) {
        if (event.type().equals(MailReported.class.getSimpleName())) {
            return ofMail(String.valueOf(event.data().get("outcome")));
        }
        return BY_TYPE.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().equals(event.type()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NEUTRAL);
    }

    private static EventSeverity ofMail(String outcome) {
        return switch (MailReported.Outcome.valueOf(outcome)) {
            case SENT -> MAIL_SENT;
            case RETRIED -> NEUTRAL;
            case DELAYED, GIVEN_UP, BOUNCED -> FAILED;
        };
    }

    /** The class of its mark in the style sheet. */
    public String cssClass() {
        return cssClass;
    }
}

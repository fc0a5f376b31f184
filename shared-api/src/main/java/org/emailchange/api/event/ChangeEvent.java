package org.emailchange.api.event;

/** What has happened to one change. */
public sealed interface ChangeEvent extends EmailChangeEvent
        permits EmailChangeRequested,
                VerificationResent,
                AddressConfirmed,
                EmailChangeApproved,
                EmailChangeDeclined,
                EmailChangeCancelled,
                EmailChangeExpired,
                EmailChangeUndone {

    String changeId();
}

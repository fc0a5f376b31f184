package org.emailchange.api.event;

/** What has happened to one change. */
public sealed interface ChangeEvent extends EmailChangeEvent
        permits ChangeEnded, EmailChangeRequested, VerificationResent, AddressConfirmed, EmailChangeUndone {

    String changeId();
}

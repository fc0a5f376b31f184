package org.emailchange.api.event;

/** What has happened to an account's address. One stream per account, numbered without gaps. */
public sealed interface EmailChangeEvent
        permits ChangeEvent,
                MailReported,
                AuthenticationFailed,
                AccountLocked,
                CredentialsChanged,
                CredentialDisowned,
                PasskeyAdded,
                PasskeyConfirmed,
                PasskeyRemoved,
                OwnerNotified,
                AddressImported,
                UnverifiedAddressCleared {

    /** The account, which is also the id of the stream. */
    String accountId();
}

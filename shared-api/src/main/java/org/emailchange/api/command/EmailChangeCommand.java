package org.emailchange.api.command;

import org.emailchange.api.AccountId;

/** What may be asked of an account's address. */
public sealed interface EmailChangeCommand
        permits RequestEmailChange,
                VerifyEmailChange,
                ResendVerification,
                CancelEmailChange,
                ExpireEmailChange,
                DeclineEmailChange,
                UndoEmailChange,
                FailAuthentication,
                RecordCredentialsChange,
                AddPasskey,
                RemovePasskey,
                ConfirmPasskey,
                DisownCredential,
                ImportAddress,
                ClearUnverifiedAddress,
                ReportMail,
                NotifyOwner {

    /** The account, which is also the id of the stream. */
    AccountId accountId();
}
